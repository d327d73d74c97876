import { expect, test } from 'vitest';
import { forward } from './forward.ts';

const event = {
  event: 'mono.events.webhook_test',
  event_id: 'evt_4f9a0c1d2e3b4a5968778695',
  timestamp: '2026-01-28T09:00:00.000Z',
  data: {},
};

test.each([
  // A port that fetch refuses by itself, and one on which nobody listens.
  ['http://127.0.0.1:1/hook', 'not delivered: bad port'],
  ['http://127.0.0.1:59999/hook', 'not delivered: ECONNREFUSED'],
])('what cannot be delivered to %s says why', async (url, error) => {
  expect(await forward(event, url, 'sec_forwarding')).toMatchObject({ status: null, error });
});
