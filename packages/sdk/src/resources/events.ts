import type { KenteEvent } from '../event-types.ts';
import type { Body, Call, CallOptions, Query, Result } from '../operations.ts';
import { DEFAULT_MAX_PAGES } from '../paging.ts';

type ListOp = 'GET /v2/events';
type OneOp = 'GET /v2/events/{id}';
type WithEvents<R, D> = Omit<R, 'data'> & { data: D };

export interface AllEventsOptions extends Query<ListOp> {
  /** 10,000 when absent. */
  maxPages?: number | undefined;
}

export interface EventLog {
  /** One page, in the order in which things happened. `types`: names, separated by commas. */
  (query?: Query<ListOp>, options?: CallOptions): Promise<WithEvents<Result<ListOp>, KenteEvent[]>>;
  /** Every event after `after` up to now. Keep the `event_id` of the last one you handled, and go on from there. */
  all(query?: AllEventsOptions, options?: CallOptions): AsyncGenerator<KenteEvent, void, undefined>;
}

/** `/v2/events`: everything that happened. A webhook is the hint, this is the truth. Kente only. */
export interface Events {
  /** GET /v2/events */
  list: EventLog;
  /** GET /v2/events/{id} */
  retrieve(id: string, options?: CallOptions): Promise<WithEvents<Result<OneOp>, KenteEvent>>;
  /** GET /v2/events/{id}/deliveries: every attempt to deliver it. */
  deliveries(id: string, options?: CallOptions): Promise<Result<'GET /v2/events/{id}/deliveries'>>;
  /** POST /v2/events/{id}/replay: delivers it again. */
  replay(id: string, options?: CallOptions): Promise<Result<'POST /v2/events/{id}/replay'>>;
  /** POST /v2/events/replay: delivers many again. */
  replayMany(body: Body<'POST /v2/events/replay'>, options?: CallOptions): Promise<Result<'POST /v2/events/replay'>>;
}

export function eventsResource(call: Call): Events {
  // The document leaves the data of events open; their types are this package's own.
  const list = (async (query?: Query<ListOp>, options: CallOptions = {}) =>
    call('GET /v2/events', { ...options, query }, 'rows')) as unknown as EventLog;
  list.all = async function* all({ maxPages = DEFAULT_MAX_PAGES, after: from, limit = 500, ...query } = {}, options) {
    let after = from;
    for (let page = 0; page < maxPages; page += 1) {
      const { data, meta } = await list({ ...query, limit, after }, options);
      yield* data;
      // With `types`, a page can be empty and yet move on.
      if (!meta?.has_more || meta.next === null || meta.next === after) return;
      after = meta.next;
    }
    throw new RangeError(`stopped after ${maxPages} pages: go on after the last event`);
  };
  return {
    list,
    retrieve: async (id, options) =>
      (await call('GET /v2/events/{id}', { ...options, path: { id } })) as unknown as WithEvents<
        Result<OneOp>,
        KenteEvent
      >,
    deliveries: (id, options) => call('GET /v2/events/{id}/deliveries', { ...options, path: { id } }),
    replay: (id, options) => call('POST /v2/events/{id}/replay', { ...options, path: { id } }),
    replayMany: (body, options) => call('POST /v2/events/replay', { ...options, body }),
  };
}
