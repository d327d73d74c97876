import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, missing, openSink, openStage, PATTERNS, type Sink, type Stage } from './stage.ts';

/** Contract: sandbox 4. */

let stage: Stage;
let sink: Sink;
const iso = expect.stringMatching(PATTERNS.iso);

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
  await stage.data('POST', '/v2/webhooks', { url: sink.url });
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});

const fire = async (event: string): Promise<string> =>
  (await stage.data('POST', '/v2/sandbox/webhooks/fire', { event })).event_id;

describe('the event log', () => {
  test('pages through everything once, in commit order, by type too', async () => {
    const other = await stage.stranger();
    const links = await Promise.all(
      Array.from({ length: 8 }, (_, at) => other.data('POST', '/v2/sandbox/link', { persona: `logger.${at}` })),
    );
    for (const { account } of links) await other.fetched(account);
    const all: Json[] = [];
    let after = '';
    let pages = 0;
    for (;;) {
      const { json } = await other.get(`/v2/events?limit=3&after=${after}`);
      expect(Object.keys(json.meta)).toEqual(['next', 'has_more']);
      all.push(...json.data);
      pages += 1;
      if (json.data.length > 0) expect(json.meta.next).toBe(json.data.at(-1).event_id);
      if (!json.meta.has_more) break;
      after = json.meta.next;
    }
    expect(new Set(all.map(({ event_id }) => event_id)).size).toBe(all.length);
    expect(pages).toBe(Math.ceil(all.length / 3));
    for (const { account } of links) {
      const kinds = all.filter(({ data }) => data.account_id === account).map(({ event }) => event);
      expect(kinds).toEqual(['mono.events.account_connected', 'mono.events.account_updated']);
    }
    const connected = (await other.get('/v2/events?types=mono.events.account_connected,transaction.*&limit=500')).json;
    expect([connected.data.length, connected.meta.has_more]).toEqual([8, false]);
    expect((await other.get(`/v2/events?after=${all.at(-1).event_id}`)).json).toMatchObject({
      data: [],
      meta: { has_more: false },
    });
    expect((await other.get('/v2/events?limit=100000')).json.data).toHaveLength(all.length);
    expect((await stage.get(`/v2/events/${all[0].event_id}`)).text).toBe(missing('event'));
  });

  test('an event is replayed under its id, one or a range of them', async () => {
    const first = await fire('mono.events.account_connected');
    const second = await fire('mono.events.account_unlinked');
    const third = await fire('mono.events.account_connected');
    const times = (event: string) => sink.deliveries.filter(({ json }) => json.event_id === event).length;
    await stage.platform.until('all three', async () => times(first) + times(second) + times(third) === 3);
    expect((await stage.data('POST', `/v2/events/${first}/replay`, {})).deliveries).toBe(1);
    await stage.platform.until('the first again', async () => times(first) === 2);
    const body = { after: first, types: ['mono.events.account_connected'] };
    expect(await stage.data('POST', '/v2/events/replay', body)).toMatchObject({ events: 1, deliveries: 1 });
    await stage.platform.until('the third again', async () => times(third) === 2);
    await stage.data('POST', '/v2/events/replay', { after: first, before: third });
    await stage.platform.until('the second again', async () => times(second) === 2);
    expect([times(first), times(third)]).toEqual([2, 2]);
  });

  test('without a URL events are logged, and a replay has nowhere to go', async () => {
    const other = await stage.stranger();
    const eventId = (await other.data('POST', '/v2/sandbox/webhooks/fire', { event: 'mono.events.account_updated' }))
      .event_id;
    expect((await other.get(`/v2/events/${eventId}/deliveries`)).json.data).toEqual([]);
    const { status, json } = await other.post(`/v2/events/${eventId}/replay`);
    expect([status, json]).toEqual([
      404,
      { status: 'failed', message: 'No webhook found for app', timestamp: iso, data: null },
    ]);
  });
});
