import type { Body, Call, CallOptions, Result } from '../operations.ts';

/** What the person typed, by the names of the form's fields. */
export type FormAnswers = Readonly<Record<string, string>>;

/** `/v2/connect`: linking with screens of your own. A session lives 15 minutes; three wrong inputs end it. */
export interface Connect {
  /** POST /v2/connect/session */
  session(body: Body<'POST /v2/connect/session'>, options?: CallOptions): Promise<Result<'POST /v2/connect/session'>>;
  /** POST /v2/connect/login. `responseCode`: 99 linked, 101 choose an account, 102 more is asked. */
  login(session: string, answers: FormAnswers, options?: CallOptions): Promise<Result<'POST /v2/connect/login'>>;
  /** POST /v2/connect/commit: what the last answer asked for. */
  commit(session: string, answers: FormAnswers, options?: CallOptions): Promise<Result<'POST /v2/connect/commit'>>;
  /** POST /v2/connect/reauth/session: to renew the consent of an account. */
  reauthSession(account: string, options?: CallOptions): Promise<Result<'POST /v2/connect/reauth/session'>>;
  /** POST /v2/connect/reauth/login */
  reauthLogin(
    session: string,
    answers: FormAnswers,
    options?: CallOptions,
  ): Promise<Result<'POST /v2/connect/reauth/login'>>;
  /** GET /v2/connect/sandbox: logins that work in this session. Test keys only. */
  sandbox(session: string, options?: CallOptions): Promise<Result<'GET /v2/connect/sandbox'>>;
}

export function connectResource(call: Call): Connect {
  return {
    session: (body, options) => call('POST /v2/connect/session', { ...options, body }),
    login: (session, body, options) =>
      call('POST /v2/connect/login', { ...within(session, options), body: { ...body } }),
    commit: (session, body, options) =>
      call('POST /v2/connect/commit', { ...within(session, options), body: { ...body } }),
    reauthSession: (account, options) => call('POST /v2/connect/reauth/session', { ...options, body: { account } }),
    reauthLogin: (session, body, options) =>
      call('POST /v2/connect/reauth/login', { ...within(session, options), body: { ...body } }),
    sandbox: (session, options) => call('GET /v2/connect/sandbox', within(session, options)),
  };
}

function within(session: string, options: CallOptions = {}): CallOptions {
  return { ...options, headers: { ...options.headers, 'x-session-id': session } };
}
