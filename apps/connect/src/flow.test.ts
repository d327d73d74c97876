import { expect, test, vi } from 'vitest';
import { createApi } from './api.ts';
import type { Reply } from './calling.ts';
import { Flow } from './flow.ts';
import { createMemory, memoryKey } from './memory.ts';
import { createMessages, type Message } from './messages.ts';
import type { Boot, Opened } from './wire.ts';

const gtbank = { id: '5f2d08be60b92e2888287702', name: 'GTBank' };
const methods = [
  { type: 'internet_banking', name: 'Internet Banking' },
  { type: 'mobile_banking', name: 'Mobile Banking' },
];
const directory = { institutions: [{ ...gtbank, country: 'ng', type: 'PERSONAL_BANKING', methods, status: 'up' }] };
const form = { kind: 'form', title: 'Log in to GTBank', form: [] };
const widget: Opened = { kind: 'widget', key: 'test_pk_1', query: {} };
const link: Opened = { kind: 'link', linkId: 'ALW4MP4DM7YR' };

/** The page with a network that answers by path, and everything that leaves it written down. */
function page(
  opened: Opened,
  answers: Record<string, Partial<Reply>>,
  session: string | null = null,
  more: Partial<Boot> = {},
) {
  const kept = new Map<string, string>(session === null ? [] : [[memoryKey(opened), session]]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  const boot: Boot = {
    opened,
    problem: null,
    business: { name: 'Acme Lending', app: 'Acme' },
    mode: 'test',
    scope: 'auth',
    referrerOrigin: 'https://shop.example',
    reference: 'ref-1',
    shares: [],
    consentDays: null,
    preselected: null,
    customerNeeded: false,
    ...more,
  };
  const told: Message[] = [];
  const paths: string[] = [];
  const gone: string[] = [];
  const flow = new Flow({
    boot,
    api: createApi({
      send: async ({ path }) => {
        const [name = ''] = path.split('?');
        paths.push(name);
        const defaults = name === '/institutions' ? { status: 200, body: directory } : { status: 404 };
        return { body: {}, retryAfter: null, status: 404, ...(answers[name] ?? defaults) };
      },
      wait: async () => {},
      onConnection: (lost) => flow.setConnection(lost),
    }),
    messages: createMessages(boot, () => 1),
    tell: (messages) => told.push(...messages),
    memory: createMemory(() => storage, memoryKey(opened)),
    goTo: (address) => gone.push(address),
    hurry: () => {},
  });
  flow.begin();
  const types = (): string[] =>
    told.filter((message) => !message.nativeOnly).map(({ type }) => type.replace('mono.connect.', ''));
  return { flow, told, types, paths, gone, kept };
}
const started = {
  '/sessions': {
    status: 201,
    body: { session: 's1', step: form, institution: gtbank, authMethod: 'internet_banking' },
  },
};

async function toLogin(opened: Opened, answers: Record<string, Partial<Reply>>) {
  const open = page(opened, { ...started, ...answers });
  await vi.waitUntil(() => open.flow.state.directory === 'ready');
  open.flow.agree();
  open.flow.pickInstitution(gtbank);
  open.flow.pickMethod('internet_banking');
  await vi.waitUntil(() => open.flow.state.place === 'step');
  return open;
}

test('a link is told from the choice of the institution to the code', async () => {
  const end = { outcome: 'linked', code: 'code_x', institution: gtbank };
  const { flow, types, told, kept } = await toLogin(widget, {
    '/session/answer': { status: 200, body: { step: { kind: 'linked' }, end } },
  });
  expect([...kept.values()]).toEqual(['s1']);
  flow.answer({});
  await vi.waitUntil(() => flow.state.place === 'end');
  flow.finish();
  flow.finish();
  expect(types()).toEqual(['institution_selected', 'login_attempt', 'account_linked', 'widget.account_linked']);
  expect(told.find(({ type }) => type.endsWith('widget.account_linked'))?.data.code).toBe('code_x');
  expect(kept.size).toBe(0);
});

test('another method for the same institution is a switch', async () => {
  const { flow, types } = await toLogin(widget, {});
  flow.back();
  flow.pickMethod('mobile_banking');
  expect(types()).toEqual(['institution_selected', 'auth_method_switched']);
});

test('leaving the widget is told at once and to the platform', async () => {
  const { flow, types, paths } = await toLogin(widget, {});
  flow.leave();
  expect(types().slice(-2)).toEqual(['on_exit', 'widget.closed']);
  expect(flow.state).toMatchObject({ place: 'end', end: { outcome: 'cancelled' } });
  await vi.waitUntil(() => paths.includes('/session/cancel'));
});

test('leaving a hosted link goes where the platform says', async () => {
  const end = { outcome: 'cancelled', redirect: 'https://shop.example/?status=cancelled' };
  const { flow, gone } = page(link, { '/cancel': { status: 200, body: { end } } });
  flow.leave();
  await vi.waitUntil(() => gone.length > 0);
  expect(gone).toEqual(['https://shop.example/?status=cancelled']);
});

test('a platform that cannot be told does not keep the person', async () => {
  const { flow, gone } = page(link, { '/cancel': { status: 0 } });
  flow.leave();
  await vi.waitUntil(() => flow.state.place === 'end');
  expect(gone).toEqual([]);
});

test('after a reload the person is where they were', async () => {
  const step = { kind: 'otp', mfa: 'OTP', title: 'Enter the code', hint: '', form: [] };
  const { flow } = page(
    link,
    { '/session': { status: 200, body: { step, institution: gtbank, authMethod: 'internet_banking' } } },
    's1',
  );
  expect(flow.state.place).toBe('opening');
  await vi.waitUntil(() => flow.state.place === 'step');
  expect(flow.state).toMatchObject({ step, session: 's1', institution: gtbank });
});

test('a session that is over after a reload is forgotten without a word', async () => {
  const { flow, types, kept } = page(link, { '/session': { status: 410 } }, 's1');
  await vi.waitUntil(() => flow.state.place === 'consent');
  expect(types()).toEqual([]);
  expect(kept.size).toBe(0);
});

const used = { title: 'This link was used already', message: 'Ask Acme Lending for a new link.' };
const success = (end: object) => ({
  '/session': {
    status: 200,
    body: { step: { kind: 'linked' }, end, institution: gtbank, authMethod: 'internet_banking' },
  },
});

test('a reload while the good news stands there shows it again, and goes back to the integrator', async () => {
  const end = { outcome: 'linked', code: 'code_x', redirect: 'https://shop.example/?code=code_x' };
  const { flow, kept } = await toLogin(link, {
    '/session/answer': { status: 200, body: { step: { kind: 'linked' }, end } },
  });
  flow.answer({});
  await vi.waitUntil(() => flow.state.place === 'end');
  expect([...kept.values()]).toEqual(['s1']);

  const again = page(link, success(end), 's1', { problem: used });
  expect(again.flow.state.place).toBe('opening');
  await vi.waitUntil(() => again.flow.state.place === 'end');
  expect(again.types()).toEqual(['account_linked']);
  again.flow.finish();
  expect(again.gone).toEqual([end.redirect]);
  expect(again.kept.size).toBe(0);
});

test('a link without a way back keeps its success through any reload', async () => {
  const { flow, kept } = page(link, success({ outcome: 'linked', code: 'code_x' }), 's1', { problem: used });
  await vi.waitUntil(() => flow.state.place === 'end');
  flow.finish();
  expect([...kept.values()]).toEqual(['s1']);
});

test.each([
  ['is over', { '/session': { status: 410 } }],
  ['ended otherwise', success({ outcome: 'failed', reason: 'link_expired' })],
])('a used link whose session %s says that it was used', async (_what, answers) => {
  const { flow, told, kept } = page(link, answers, 's1', { problem: used });
  await vi.waitUntil(() => flow.state.place === 'problem');
  expect(told.at(-1)?.data.errorMessage).toBe(used.message);
  expect(kept.size).toBe(0);
});

test('institution and method of the integrator lead straight from consent to the login', async () => {
  const { flow, paths } = page(link, started, null, {
    preselected: { institutionId: gtbank.id, authMethod: 'internet_banking' },
  });
  flow.agree();
  await vi.waitUntil(() => flow.state.place === 'step');
  expect(paths.filter((path) => path === '/sessions')).toHaveLength(1);
});

test('a session that runs out is told as an error and can be tried again', async () => {
  const { flow, told } = await toLogin(widget, { '/session/answer': { status: 410 } });
  flow.answer({});
  await vi.waitUntil(() => flow.state.step?.kind === 'failed');
  expect(told.at(-1)?.data.errorType).toBe('session_expired');
  flow.retry();
  await vi.waitUntil(() => flow.state.step?.kind === 'form');
});

test('two widgets with different customers in one tab never share a session', () => {
  const of = (email: string): string =>
    memoryKey({ ...widget, query: { data: JSON.stringify({ customer: { email } }) } });
  expect(of('ngozi@example.com')).not.toBe(of('chidi@example.com'));
});

test('a browser without storage forgets, and does not fail', () => {
  const memory = createMemory(() => {
    throw new Error('blocked');
  }, 'kente.session.link.LNK1');
  memory.write('s1');
  expect(memory.read()).toBeNull();
});
