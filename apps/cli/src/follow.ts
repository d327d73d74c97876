import { setTimeout as wait } from 'node:timers/promises';
import type { Api } from './api.ts';
import { Away, type Terminal } from './terminal.ts';

export interface LoggedEvent {
  event: string;
  event_id: string;
  timestamp: string;
  data: object;
}

export interface FollowOptions {
  /** Begin after this event; absent: with the next one that happens. */
  after?: string;
  types?: readonly string[];
}

const LOOK_EVERY_MS = 1_000;
const PAGE = 500;

/**
 * Reads the event log from its end on, until the terminal says stop. An API that is away for a while is waited for:
 * the log keeps what happened meanwhile.
 */
export async function follow(
  api: Api,
  { after, types = [] }: FollowOptions,
  each: (event: LoggedEvent) => Promise<void>,
  { stop, err }: Pick<Terminal, 'stop' | 'err'>,
): Promise<void> {
  const filter = types.length === 0 ? '' : `&types=${encodeURIComponent(types.join(','))}`;
  const page = async (from: string | null) => {
    const start = from === null ? '' : `&after=${from}`;
    const { data, meta } = await api.call<LoggedEvent[]>('GET', `/v2/events?limit=${PAGE}${start}${filter}`);
    return { events: data, next: (meta.next as string | null) ?? from, hasMore: meta.has_more === true };
  };

  let at = after ?? (await lastOf(page));
  let away = false;
  while (!stop.aborted) {
    try {
      const { events, next, hasMore } = await page(at);
      if (away) err('The API is back.');
      away = false;
      for (const event of events) {
        if (stop.aborted) return;
        await each(event);
      }
      at = next;
      if (hasMore) continue;
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      if (!away) err(`${error.message} Waiting for it.`);
      away = true;
    }
    await wait(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => {});
  }
}

/** The newest event now. Pages to it: the log has no other end to hold. */
async function lastOf(
  page: (from: string | null) => Promise<{ next: string | null; hasMore: boolean }>,
): Promise<string | null> {
  let at: string | null = null;
  for (;;) {
    const { next, hasMore } = await page(at);
    at = next;
    if (!hasMore) return at;
  }
}
