import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, before, chosen, firstState, methodsOf, reduce, type State } from './state.ts';
import type { Boot, Institution, NewSession, Step } from './wire.ts';

const boot: Boot = {
  opened: { kind: 'link', linkId: 'ALW4MP4DM7YR' },
  problem: null,
  business: { name: 'Acme Lending', app: 'Acme' },
  mode: 'test',
  scope: 'auth',
  referrerOrigin: null,
  reference: null,
  shares: ['balance'],
  consentDays: 365,
  preselected: null,
  customerNeeded: false,
};
const gtbank: Institution = {
  id: '5f2d08be60b92e2888287702',
  name: 'GTBank',
  country: 'ng',
  type: 'PERSONAL_BANKING',
  icon: null,
  primaryColor: '#E24407',
  methods: [
    { type: 'internet_banking', name: 'Internet Banking' },
    { type: 'statement_upload', name: 'Upload a statement' },
  ],
  status: 'up',
};
const form: Step = { kind: 'form', title: 'Log in to GTBank', form: [] };
const opened: NewSession = { session: 's1', step: form, institution: gtbank, authMethod: 'internet_banking' };

function after(state: State, ...actions: Action[]): State {
  return actions.reduce(reduce, state);
}
const inForm: Action[] = [
  { type: 'directory-read', institutions: [gtbank] },
  { type: 'agreed' },
  { type: 'institution-picked', institution: gtbank },
  { type: 'opened', session: opened },
];

test('a page with a problem shows nothing but the problem, unless it had a session before the reload', () => {
  const problem = { title: 'This link has expired', message: 'Ask for a new one.' };
  expect(firstState({ ...boot, problem }, null).place).toBe('problem');
  const looking = firstState({ ...boot, problem }, 's1');
  expect(looking.place).toBe('opening');
  expect(after(looking, { type: 'restarted' }).place).toBe('problem');
});

test('a page that had a session before the reload looks for it first', () => {
  expect(firstState(boot, 's1').place).toBe('opening');
  expect(firstState(boot, null).place).toBe('consent');
});

test('consent leads to the institutions, or past them when one was chosen by the integrator', () => {
  expect(after(firstState(boot, null), { type: 'agreed' }).place).toBe('institutions');
  const preselected = { institutionId: gtbank.id, authMethod: null };
  const state = after(firstState({ ...boot, preselected }, null), ...inForm.slice(0, 2));
  expect(state.place).toBe('methods');
  expect(chosen(state)).toEqual(gtbank);
});

test('back leads from the login to the methods, the institutions, the consent, and no further', () => {
  let state = after(firstState(boot, null), ...inForm);
  const places = [state.place];
  while (before(state)) {
    state = after(state, { type: 'back' });
    places.push(state.place);
  }
  expect(places).toEqual(['step', 'methods', 'institutions', 'consent']);
  expect(state.session).toBeNull();
});

test('back leads to the consent when the integrator chose institution and method', () => {
  const preselected = { institutionId: gtbank.id, authMethod: 'internet_banking' };
  const state = after(firstState({ ...boot, preselected }, null), ...inForm);
  expect(before(state)).toBe('consent');
});

test('a poll that brings the same instructions leaves the screen untouched', () => {
  const step: Step = { kind: 'instructions', title: 'On your phone', steps: ['Dial *334#'], waitFor: 'Waiting' };
  const state = after(firstState(boot, null), ...inForm, { type: 'answered', answer: { step } });
  const again = after(state, { type: 'answered', answer: { step: structuredClone(step) } });
  expect(again.step).toBe(state.step);
});

test('the same form again is a new step, since the answer was refused', () => {
  const state = after(firstState(boot, null), ...inForm);
  const refused = { ...form, error: 'Username or password incorrect.' };
  expect(after(state, { type: 'answered', answer: { step: refused } }).step).toBe(refused);
});

test('a success ends the session and shows the end', () => {
  const end = { outcome: 'linked', code: 'code_x' } as const;
  const state = after(firstState(boot, null), ...inForm, {
    type: 'answered',
    answer: { step: { kind: 'linked' }, end },
  });
  expect(state).toMatchObject({ place: 'end', end, session: null, busy: false });
});

test('a final failure is shown with its reason, even when the step does not say it', () => {
  const end = { outcome: 'failed', reason: 'mfa_failed', redirect: 'https://shop.example/' } as const;
  const state = after(firstState(boot, null), ...inForm, { type: 'answered', answer: { step: form, end } });
  expect(state).toMatchObject({ place: 'step', step: { kind: 'failed', code: 'mfa_failed' }, end });
});

test('an expired session says so and can be tried again', () => {
  const state = after(firstState(boot, null), ...inForm, { type: 'expired' });
  expect(state).toMatchObject({ place: 'step', session: null, step: { code: 'session_expired', retry: true } });
  expect(after(state, { type: 'again' })).toMatchObject({ place: 'methods', step: null });
});

test('a refusal gives the page back to the person, with the reason', () => {
  const state = after(firstState(boot, null), ...inForm, { type: 'asked' }, { type: 'refused', notice: 'Too large.' });
  expect(state).toMatchObject({ busy: false, notice: 'Too large.', place: 'step', step: form });
});

test('starting again forgets the institution and everything after it', () => {
  const state = after(firstState(boot, null), ...inForm, { type: 'restarted' });
  expect(state).toMatchObject({ place: 'consent', institution: null, authMethod: null, session: null, step: null });
});

test('no order of actions leaves the person busy without a way, or on a step that is not there', () => {
  const actions: Action[] = [
    ...inForm,
    { type: 'asked' },
    { type: 'back' },
    { type: 'again' },
    { type: 'expired' },
    { type: 'refused', notice: 'no' },
    { type: 'restarted' },
    { type: 'leave-asked' },
    { type: 'stayed' },
    { type: 'answered', answer: { step: { kind: 'linked' }, end: { outcome: 'linked' } } },
    { type: 'ended', end: { outcome: 'cancelled' } },
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 20 }), (order) => {
      const state = after(firstState(boot, null), ...order);
      if (state.place === 'step') expect(state.step).not.toBeNull();
      if (state.place === 'end') expect(state.end).not.toBeNull();
      if (before(state) === 'methods') expect(methodsOf(state).length).toBeGreaterThan(1);
    }),
  );
});
