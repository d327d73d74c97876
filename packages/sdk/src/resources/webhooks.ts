import type { Body, Call, CallOptions, Result } from '../operations.ts';

/** `/v2/webhooks`: where events are sent. To check what arrives there, use `verifyWebhook`. Kente only. */
export interface Webhooks {
  /** GET /v2/webhooks */
  list(options?: CallOptions): Promise<Result<'GET /v2/webhooks'>>;
  /** POST /v2/webhooks: `data.secret` signs the deliveries. */
  create(body: Body<'POST /v2/webhooks'>, options?: CallOptions): Promise<Result<'POST /v2/webhooks'>>;
  /** GET /v2/webhooks/{id} */
  retrieve(id: string, options?: CallOptions): Promise<Result<'GET /v2/webhooks/{id}'>>;
  /** PATCH /v2/webhooks/{id} */
  update(
    id: string,
    body: Body<'PATCH /v2/webhooks/{id}'>,
    options?: CallOptions,
  ): Promise<Result<'PATCH /v2/webhooks/{id}'>>;
  /** DELETE /v2/webhooks/{id} */
  delete(id: string, options?: CallOptions): Promise<Result<'DELETE /v2/webhooks/{id}'>>;
  /** POST /v2/webhooks/{id}/rotate: another secret; both sign for `overlap_hours`. */
  rotate(
    id: string,
    body?: Body<'POST /v2/webhooks/{id}/rotate'>,
    options?: CallOptions,
  ): Promise<Result<'POST /v2/webhooks/{id}/rotate'>>;
  /** POST /v2/webhooks/{id}/test: sends `mono.events.webhook_test`. */
  test(id: string, options?: CallOptions): Promise<Result<'POST /v2/webhooks/{id}/test'>>;
}

export function webhooksResource(call: Call): Webhooks {
  return {
    list: (options) => call('GET /v2/webhooks', { ...options }),
    create: (body, options) => call('POST /v2/webhooks', { ...options, body }),
    retrieve: (id, options) => call('GET /v2/webhooks/{id}', { ...options, path: { id } }),
    update: (id, body, options) => call('PATCH /v2/webhooks/{id}', { ...options, path: { id }, body }),
    delete: (id, options) => call('DELETE /v2/webhooks/{id}', { ...options, path: { id } }),
    rotate: (id, body = {}, options) => call('POST /v2/webhooks/{id}/rotate', { ...options, path: { id }, body }),
    test: (id, options) => call('POST /v2/webhooks/{id}/test', { ...options, path: { id } }),
  };
}
