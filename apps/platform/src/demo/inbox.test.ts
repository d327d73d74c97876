import { expect, test } from 'vitest';
import { createInbox } from './inbox.ts';

const delivery = (eventId: string) => ({
  receivedAt: '2026-01-28T09:00:00.000Z',
  event: 'mono.events.account_updated',
  eventId,
  accountId: null,
  proofs: { secret: true, mono: true, standard: true },
  body: {},
});

test('the newest hundred deliveries are kept, oldest first, under numbers that only grow', () => {
  const inbox = createInbox();
  for (let count = 1; count <= 130; count += 1) inbox.put(delivery(`evt_${count}`));
  const kept = inbox.after(0);
  expect(kept).toHaveLength(100);
  expect([kept[0]?.number, kept.at(-1)?.number]).toEqual([31, 130]);
  expect(inbox.after(128).map(({ eventId }) => eventId)).toEqual(['evt_129', 'evt_130']);
});
