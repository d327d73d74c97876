import {
  BankUnavailable,
  type FailureCode,
  type FormElement,
  type LinkAnswer,
  type LinkContext,
  type LinkedAccount,
  type LinkInput,
  type LinkState,
  type Step,
} from '../connector.ts';
import type { BankAccountSummary, BankApi, BankRefusal, Challenge, SignIn } from './bank-api.ts';
import { challengeStep, wrongAnswer } from './challenge-step.ts';

/** Where a person stands between two answers. JSON-safe. */
type Stage =
  | { at: 'login' }
  | { at: 'challenge'; session: string; challenge: Challenge; asked: string | null }
  | { at: 'accounts'; token: string; accounts: readonly BankAccountSummary[] };

/** `facts`: what a rule's `match` can name of this call. */
export type FaultFor = (
  environmentId: string,
  target: string,
  facts: Readonly<Record<string, string | null>>,
) => Promise<string | null>;

interface Desk {
  bank: BankApi;
  faultFor: FaultFor;
}

/** One turn of a sign-in. What the bank or the person gets wrong becomes a step; nothing is thrown. */
export async function nextStep(
  desk: Desk,
  context: LinkContext,
  input: LinkInput,
  state: LinkState,
): Promise<LinkAnswer> {
  const stage = stageOf(state);
  try {
    if (input.kind === 'start') return await loginForm(desk, context);
    if (stage.at === 'login')
      return input.kind === 'answer' ? await signIn(desk, context, input.values) : await loginForm(desk, context);
    if (stage.at === 'challenge') return await answerChallenge(desk, context, input, stage);
    return choose(context, input, stage);
  } catch (error) {
    if (!(error instanceof BankUnavailable)) throw error;
    return { step: failed('institution_unavailable', "Couldn't connect to your institution.", true), state };
  }
}

/** The directive of an ordered fault, for the one request that follows. */
const directiveFor = (
  { faultFor }: Desk,
  { environmentId, institution, authMethod }: LinkContext,
): Promise<string | null> =>
  faultFor(environmentId, `connector:${institution.slug}`, { call: 'sign_in', auth_method: authMethod });

async function loginForm(desk: Desk, context: LinkContext, error?: string, picture?: string): Promise<LinkAnswer> {
  const needsPicture = context.form.some(({ type }) => type === 'elements.captcha_input');
  const drawn = needsPicture ? (picture ?? (await desk.bank.captcha(context, await directiveFor(desk, context)))) : '';
  const form = context.form.map((element) =>
    element.type === 'elements.captcha_input' ? { ...element, value: drawn } : element,
  );
  const step: Step = { kind: 'form', title: context.loginTitle, form, ...(error === undefined ? {} : { error }) };
  return { step, state: { at: 'login' } };
}

async function signIn(desk: Desk, context: LinkContext, values: Readonly<Record<string, string>>): Promise<LinkAnswer> {
  const account = context.reauthorise?.accountNumber ?? null;
  const outcome = await desk.bank.signIn(context, await directiveFor(desk, context), {
    method: context.authMethod,
    fields: fieldsOf(context.form, values),
    ...(account === null ? {} : { account }),
  });
  if (outcome.status !== 'refused') return goOn(context, outcome);
  switch (outcome.code) {
    case 'invalid_credentials':
      return { ...(await loginForm(desk, context, 'Username or password incorrect.')), wrong: true };
    case 'wrong_captcha':
      return { ...(await loginForm(desk, context, outcome.message, outcome.picture)), wrong: true };
    case 'invalid_field':
      return loginForm(desk, context, outcome.message);
    case 'account_locked':
      return { step: failed('account_locked', outcome.message, false), state: null };
    default:
      return { step: failed('system_error', 'Something went wrong on our side.', true), state: null };
  }
}

/** What was typed, in the order of the form; secrets last, so that the person's name comes first on every form. */
function fieldsOf(
  form: readonly FormElement[],
  values: Readonly<Record<string, string>>,
): { name: string; value: string }[] {
  const secret = (element: FormElement): number =>
    element.type === 'elements.input' && element.contentType !== 'password' ? 0 : 1;
  const fields = [...form]
    .sort((a, b) => secret(a) - secret(b))
    .map(({ name }) => ({ name, value: values[name] ?? '' }));
  return fields.length > 0 ? fields : Object.entries(values).map(([name, value]) => ({ name, value }));
}

async function answerChallenge(
  desk: Desk,
  context: LinkContext,
  input: LinkInput,
  stage: Extract<Stage, { at: 'challenge' }>,
): Promise<LinkAnswer> {
  const elsewhere = stage.challenge.type === 'face' || stage.challenge.type === 'approval';
  // A poll asks the bank only where something may have happened without an answer.
  if (input.kind !== 'answer' && !(input.kind === 'poll' && elsewhere)) return showAgain(stage);
  const answers =
    input.kind === 'answer' ? answersIn(challengeStep(stage.challenge, stage.asked ?? undefined), input.values) : [];
  const outcome = await desk.bank.answer(context, await directiveFor(desk, context), {
    session: stage.session,
    answers,
  });
  if (outcome.status !== 'refused') return goOn(context, outcome);
  return refusedAnswer(outcome, stage);
}

function refusedAnswer(
  { code, session, challenge }: BankRefusal,
  stage: Extract<Stage, { at: 'challenge' }>,
): LinkAnswer {
  if (code === 'wrong_answer' && session !== undefined && challenge !== undefined) {
    const asked = wrongAnswer(challenge);
    return {
      step: challengeStep(challenge, asked),
      state: { ...stageState({ ...stage, session, challenge, asked }) },
      wrong: true,
    };
  }
  if (code === 'too_many_wrong_answers') {
    return { step: failed('mfa_failed', 'Too many wrong answers. Start again.', true), state: null, wrong: true };
  }
  return { step: failed('session_expired', 'Your bank ended the sign-in. Start again.', true), state: null };
}

const showAgain = (stage: Extract<Stage, { at: 'challenge' }>): LinkAnswer => ({
  step: challengeStep(stage.challenge, stage.asked ?? undefined),
  state: stageState(stage),
});

/** The values of the fields that were asked for; of one that came under another name, whatever was typed. */
function answersIn(step: Step, values: Readonly<Record<string, string>>): string[] {
  const names = 'form' in step && step.form ? step.form.map(({ name }) => name) : [];
  const given = names.map((name) => values[name]).filter((value) => value !== undefined);
  const typed = given.length > 0 ? given : Object.values(values);
  // An empty field is an answer too, and a wrong one.
  return names.length > 0 && typed.length === 0 ? [''] : typed;
}

function goOn(context: LinkContext, outcome: SignIn): LinkAnswer {
  if (outcome.status !== 'signed_in') {
    const { session, challenge } = outcome;
    return { step: challengeStep(challenge), state: stageState({ at: 'challenge', session, challenge, asked: null }) };
  }
  const { token, accounts } = outcome;
  if (accounts.length === 0)
    return { step: failed('no_accounts_found', 'Your bank shows no account for this login.', true), state: null };
  if (context.reauthorise) return comeBack(context.reauthorise, token, accounts);
  const [only] = accounts;
  if (accounts.length === 1 && only) return linkedTo(only, token);
  return offer({ at: 'accounts', token, accounts });
}

function comeBack(
  expected: NonNullable<LinkContext['reauthorise']>,
  token: string,
  accounts: readonly BankAccountSummary[],
): LinkAnswer {
  const same = accounts.find(
    ({ number, currency }) =>
      (expected.accountNumber === null || number === expected.accountNumber) && currency === expected.currency,
  );
  if (same) return linkedTo(same, token);
  return {
    step: failed('account_mismatch', 'This login belongs to another account than the one you linked.', true),
    state: null,
  };
}

function choose(context: LinkContext, input: LinkInput, stage: Extract<Stage, { at: 'accounts' }>): LinkAnswer {
  const number =
    input.kind === 'choose' ? input.accountNumber : input.kind === 'answer' ? (input.values.accountNumber ?? '') : null;
  if (number === null) return offer(stage);
  const chosen = stage.accounts.find((account) => account.number === number);
  if (chosen && !context.reauthorise) return linkedTo(chosen, stage.token);
  return { ...offer(stage, 'This account does not exist.'), wrong: true };
}

function offer(stage: Extract<Stage, { at: 'accounts' }>, error?: string): LinkAnswer {
  const accounts = stage.accounts.map(({ number, name, type, currency, balance }) => ({
    accountNumber: number,
    name,
    type,
    currency,
    balanceMinor: BigInt(balance),
  }));
  const step: Step = {
    kind: 'choose-accounts',
    title: 'Choose an account',
    accounts,
    ...(error === undefined ? {} : { error }),
  };
  return { step, state: stageState(stage) };
}

function linkedTo({ number, name, type, currency, bvn }: BankAccountSummary, token: string): LinkAnswer {
  const linked: LinkedAccount = { accountNumber: number, name, type, currency, bvn, secret: { token } };
  return { step: { kind: 'linked' }, state: null, linked };
}

function failed(code: FailureCode, message: string, retry: boolean): Step {
  return { kind: 'failed', code, message, retry };
}

/** Through JSON and back: what is kept must survive the safe. */
const stageState = (stage: Stage): Readonly<Record<string, LinkState>> =>
  JSON.parse(JSON.stringify(stage)) as Record<string, LinkState>;

/** A state that is none of ours counts as the beginning. */
function stageOf(state: LinkState): Stage {
  const known = typeof state === 'object' && state !== null && 'at' in state;
  return known && (state.at === 'challenge' || state.at === 'accounts') ? (state as unknown as Stage) : { at: 'login' };
}
