import { systemClock } from '@kente/kit/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lender } from '../contract/debits-stage.ts';
import { expectOneStory, killHouses } from './debit-kills.ts';

let lender: Lender;
beforeAll(async () => {
  lender = await Lender.start();
}, 60_000);
afterAll(() => lender.close());

test('50 kills under load lose no debit, double none, and the rail’s view is ours', { timeout: 120_000 }, async () => {
  await lender.begin(systemClock.now().toISOString());
  const sent = await killHouses(lender, { kills: 50, atOnce: 5 });
  expect(sent.length).toBeGreaterThan(50);
  await expectOneStory(lender, sent);
});
