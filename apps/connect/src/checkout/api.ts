import type { Call } from '../calling.ts';
import type { Answer, Institution, NewSession, SessionState } from '../wire.ts';
import type { CheckoutView } from './wire.ts';

/** What the page asks of the platform: about its payment, and about the login at the payer's bank. */
export interface CheckoutApi {
  /** One try only where the caller asks again anyway. */
  look(signal: AbortSignal, tries?: number): Promise<CheckoutView>;
  customer(values: Record<string, string>, signal: AbortSignal): Promise<CheckoutView>;
  institutions(signal: AbortSignal): Promise<Institution[]>;
  login(institution: string, authMethod: string | null, signal: AbortSignal): Promise<NewSession>;
  resume(session: string, signal: AbortSignal): Promise<SessionState>;
  answer(session: string, values: Record<string, string>, signal: AbortSignal): Promise<Answer>;
  choose(session: string, accountNumber: string, signal: AbortSignal): Promise<Answer>;
  poll(session: string, signal: AbortSignal): Promise<Answer>;
  leaveBank(session: string, signal: AbortSignal): Promise<unknown>;
  account(session: string, signal: AbortSignal): Promise<CheckoutView>;
  authorise(value: string, signal: AbortSignal): Promise<CheckoutView>;
  cancel(signal: AbortSignal): Promise<CheckoutView>;
}

export function createCheckoutApi(call: Call, payment: string): CheckoutApi {
  const here = `/checkout/api/payments/${payment}`;
  const bank = '/connect/api/session';
  const headers = (session: string | null): Record<string, string> =>
    session === null ? {} : { 'x-session': session };
  const get = <T>(path: string, session: string | null, signal: AbortSignal, tries?: number): Promise<T> =>
    call<T>({ method: 'GET', path, headers: headers(session), body: null }, signal, tries);
  const post = <T>(
    path: string,
    session: string | null,
    body: unknown,
    signal: AbortSignal,
    tries?: number,
  ): Promise<T> =>
    call<T>(
      {
        ...{ method: 'POST', path, body: JSON.stringify(body) },
        headers: { ...headers(session), 'content-type': 'application/json' },
      },
      signal,
      tries,
    );
  return {
    look: (signal, tries) => get(here, null, signal, tries),
    customer: (values, signal) => post(`${here}/customer`, null, values, signal),
    institutions: async (signal) =>
      (await get<{ institutions: Institution[] }>(`${here}/institutions`, null, signal)).institutions,
    login: (institution, authMethod, signal) =>
      post(`${here}/login`, null, { institution, auth_method: authMethod }, signal),
    resume: (session, signal) => get(bank, session, signal),
    answer: (session, values, signal) => post(`${bank}/answer`, session, { values }, signal),
    choose: (session, accountNumber, signal) => post(`${bank}/choose`, session, { accountNumber }, signal),
    poll: (session, signal) => post(`${bank}/poll`, session, {}, signal, 1),
    leaveBank: (session, signal) => post(`${bank}/cancel`, session, {}, signal, 2),
    account: (session, signal) => post(`${here}/account`, session, {}, signal),
    authorise: (value, signal) => post(`${here}/authorise`, null, { value }, signal),
    cancel: (signal) => post(`${here}/cancel`, null, {}, signal, 4),
  };
}
