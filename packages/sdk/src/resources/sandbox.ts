import type { Body, Call, CallOptions, Result } from '../operations.ts';

/** `/v2/sandbox`: test keys only. Kente only. */
export interface Sandbox {
  /** POST /v2/sandbox/link: an account without the widget. */
  link(body: Body<'POST /v2/sandbox/link'>, options?: CallOptions): Promise<Result<'POST /v2/sandbox/link'>>;
  /** POST /v2/sandbox/codes: another one-time code of a linked account. */
  code(account: string, options?: CallOptions): Promise<Result<'POST /v2/sandbox/codes'>>;
  /** POST /v2/sandbox/accounts/{id}/transactions: the bank now shows these. */
  addTransactions(
    id: string,
    body: Body<'POST /v2/sandbox/accounts/{id}/transactions'>,
    options?: CallOptions,
  ): Promise<Result<'POST /v2/sandbox/accounts/{id}/transactions'>>;
  /** POST /v2/sandbox/accounts/{id}/sync: now, without a window. */
  sync(id: string, options?: CallOptions): Promise<Result<'POST /v2/sandbox/accounts/{id}/sync'>>;
  /** POST /v2/sandbox/accounts/{id}/reauth: the bank now demands a new login. */
  requireReauth(id: string, options?: CallOptions): Promise<Result<'POST /v2/sandbox/accounts/{id}/reauth'>>;
  /** POST /v2/sandbox/webhooks/fire */
  fire(
    body: Body<'POST /v2/sandbox/webhooks/fire'>,
    options?: CallOptions,
  ): Promise<Result<'POST /v2/sandbox/webhooks/fire'>>;
  /** GET /v2/sandbox/clock */
  clock(options?: CallOptions): Promise<Result<'GET /v2/sandbox/clock'>>;
  /** POST /v2/sandbox/clock: `{ advance: '30d' }`, `{ now }` or `{ real: true }`. */
  moveClock(body: Body<'POST /v2/sandbox/clock'>, options?: CallOptions): Promise<Result<'POST /v2/sandbox/clock'>>;
  /** GET /v2/sandbox/faults */
  faults(options?: CallOptions): Promise<Result<'GET /v2/sandbox/faults'>>;
  /** POST /v2/sandbox/faults */
  orderFault(body: Body<'POST /v2/sandbox/faults'>, options?: CallOptions): Promise<Result<'POST /v2/sandbox/faults'>>;
  /** DELETE /v2/sandbox/faults/{id} */
  deleteFault(id: string, options?: CallOptions): Promise<Result<'DELETE /v2/sandbox/faults/{id}'>>;
  /** POST /v2/sandbox/snapshot */
  snapshot(options?: CallOptions): Promise<Result<'POST /v2/sandbox/snapshot'>>;
  /** POST /v2/sandbox/restore */
  restore(id: string, options?: CallOptions): Promise<Result<'POST /v2/sandbox/restore'>>;
  /** POST /v2/sandbox/reset: empties the environment. */
  reset(options?: CallOptions): Promise<Result<'POST /v2/sandbox/reset'>>;
}

export function sandboxResource(call: Call): Sandbox {
  return {
    link: (body, options) => call('POST /v2/sandbox/link', { ...options, body }),
    code: (account, options) => call('POST /v2/sandbox/codes', { ...options, body: { account } }),
    addTransactions: (id, body, options) =>
      call('POST /v2/sandbox/accounts/{id}/transactions', { ...options, path: { id }, body }),
    sync: (id, options) => call('POST /v2/sandbox/accounts/{id}/sync', { ...options, path: { id } }),
    requireReauth: (id, options) => call('POST /v2/sandbox/accounts/{id}/reauth', { ...options, path: { id } }),
    fire: (body, options) => call('POST /v2/sandbox/webhooks/fire', { ...options, body }),
    clock: (options) => call('GET /v2/sandbox/clock', { ...options }),
    moveClock: (body, options) => call('POST /v2/sandbox/clock', { ...options, body }),
    faults: (options) => call('GET /v2/sandbox/faults', { ...options }),
    orderFault: (body, options) => call('POST /v2/sandbox/faults', { ...options, body }),
    deleteFault: (id, options) => call('DELETE /v2/sandbox/faults/{id}', { ...options, path: { id } }),
    snapshot: (options) => call('POST /v2/sandbox/snapshot', { ...options }),
    restore: (id, options) => call('POST /v2/sandbox/restore', { ...options, body: { id } }),
    reset: (options) => call('POST /v2/sandbox/reset', { ...options }),
  };
}
