import { Fault, Refusal } from '@kente/kit/errors';
import type { LinkInput } from '../connectors/connector.ts';
import type { Environment } from '../tenancy/index.ts';
import type { ConnectDeps } from './deps.ts';
import type { Flow } from './flow.ts';
import {
  type HeadlessRequest,
  type HeadlessSession,
  openHeadless,
  reopenHeadless,
  unavailable,
} from './headless-opening.ts';
import { openMethod } from './institution-choice.ts';
import { partnersAnswer } from './partners-answer.ts';
import { type SandboxHints, sandboxHints } from './sandbox-hints.ts';
import { SessionVault, type View } from './session.ts';
import { setResult } from './store.ts';
import { formOf, type WireStep } from './wire-step.ts';

export interface HeadlessAnswer {
  responseCode: 99 | 101 | 102;
  message: string;
  data: object;
}

export type Values = Readonly<Record<string, unknown>>;

/** Linking by an integrator's own server, without a page. Source: financial data contract, 3.7. */
export interface Headless {
  /** @throws Refusal 400, or 404 for an unknown customer; Fault 503 when the bank is down. */
  open(environment: Environment, request: HeadlessRequest): Promise<HeadlessSession>;
  /** @throws Refusal 404 for an unknown account; Fault 503. */
  reopen(environment: Environment, accountId: string): Promise<HeadlessSession>;
  /** The login form's fields, by name. @throws Refusal 400 for mistakes and for a session that is none; Fault 503. */
  login(environment: Environment, sessionId: unknown, values: Values): Promise<HeadlessAnswer>;
  /** What the last answer asked for. @throws as `login`. */
  commit(environment: Environment, sessionId: unknown, values: Values): Promise<HeadlessAnswer>;
  /** What to type in the sandbox. @throws Refusal 400 for a session that is none. */
  hints(environment: Environment, sessionId: unknown): Promise<SandboxHints>;
}

export function createHeadless(deps: ConnectDeps, flow: Flow): Headless {
  const vault = new SessionVault(deps.keyring);

  const answer = async (environment: Environment, before: View, input: LinkInput): Promise<HeadlessAnswer> => {
    const view = await flow.advance(environment, before.session.row.id, input);
    const told = partnersAnswer(view.step, view.wrong, before.step.kind);
    if (told.responseCode === 99) return { ...told, responseCode: 99, data: { code: await codeOf(deps, vault, view) } };
    if (told.responseCode === 101 || told.responseCode === 102) return told;
    if (told.responseCode === 400) throw mistake(told.message);
    throw told.responseCode === 503 ? unavailable() : new Fault('connect.fault', { message: 'the connector failed' });
  };

  return {
    open: (environment, request) => openHeadless(deps, flow, environment, request),
    reopen: (environment, accountId) => reopenHeadless(deps, flow, environment, accountId),
    async login(environment, sessionId, values) {
      const before = await openSession(flow, environment, sessionId);
      // A login that is sent again after the bank has asked for more is told again what is asked.
      if (before.step.kind !== 'form') return answer(environment, before, { kind: 'answer', values: {} });
      return answer(environment, before, { kind: 'answer', values: required(before.step, values) });
    },
    async commit(environment, sessionId, values) {
      const before = await openSession(flow, environment, sessionId);
      if (before.session.row.turn === 0) throw mistake('Log in first, with POST /v2/connect/login.');
      return answer(environment, before, inputFor(before.step, values));
    },
    async hints(environment, sessionId) {
      const { session } = await openSession(flow, environment, sessionId);
      const { institution_id, auth_method } = session.row;
      const choice = openMethod(deps.institutions, environment.mode, institution_id, auth_method);
      return sandboxHints(choice?.method.form ?? []);
    },
  };
}

/** Only sessions that this API has made, and that still wait for something. */
async function openSession(flow: Flow, environment: Environment, sessionId: unknown): Promise<View> {
  const view = typeof sessionId === 'string' && sessionId !== '' ? await look(flow, environment, sessionId) : null;
  if (view?.session.link.origin !== 'headless' || view.session.row.status !== 'open') throw mistake('Invalid session');
  return view;
}

async function look(flow: Flow, environment: Environment, sessionId: string): Promise<View | null> {
  try {
    return await flow.look(environment, sessionId);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'session.over') return null;
    throw error;
  }
}

function inputFor(step: WireStep, values: Values): LinkInput {
  if (step.kind === 'choose-accounts')
    return { kind: 'choose', accountNumber: required(step, values).accountNumber ?? '' };
  if (step.kind === 'redirect' || formOf(step).length === 0) return { kind: 'poll' };
  return { kind: 'answer', values: required(step, values) };
}

/** The values that a step needs, as text. @throws Refusal 400 naming each one that is missing. */
function required(step: WireStep, values: Values): Record<string, string> {
  const names = step.kind === 'choose-accounts' ? ['accountNumber'] : formOf(step).map((element) => element.name);
  const texts = names.map((name) => [name, textOf(Object.hasOwn(values, name) ? values[name] : undefined)] as const);
  const missing = texts
    .filter(([, text]) => text === null)
    .map(([name]) => ({ field: name, message: `${name} is required` }));
  const [first] = missing;
  if (first)
    throw new Refusal('input.invalid', {
      status: 400,
      message: first.message,
      data: missing,
      extra: { responseCode: 400 },
    });
  return Object.fromEntries(texts.map(([name, text]) => [name, text ?? '']));
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A renewed account keeps its id; the code is for clients that exchange one in every case. */
async function codeOf(deps: ConnectDeps, vault: SessionVault, { session }: View): Promise<string> {
  if (session.code !== null) return session.code;
  const { environment, row } = session;
  if (row.account_id === null) throw new Error(`session ${row.id} is linked to no account`);
  const code = await deps.accounts.newCode(environment, row.account_id);
  const code_sealed = vault.sealCode(environment.id, row.id, code);
  await setResult(deps.db, environment.id, row.id, { account_id: row.account_id, code_sealed });
  return code;
}

function mistake(message: string): Refusal {
  return new Refusal('connect.mistake', { status: 400, message, extra: { responseCode: 400 } });
}
