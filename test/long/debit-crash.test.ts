import { systemClock } from '@kente/kit/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectOneStory, killHouses } from '../chaos/debit-kills.ts';
import { Lender } from '../contract/debits-stage.ts';

let lender: Lender;
beforeAll(async () => {
  lender = await Lender.start();
}, 60_000);
afterAll(() => lender.close());

test('1,000 kills under load lose no debit and double none', { timeout: 1_800_000 }, async () => {
  for (let round = 0; round < 20; round += 1) {
    await lender.begin(systemClock.now().toISOString());
    const sent = await killHouses(lender, { kills: 50, atOnce: 5 });
    expect(sent.length).toBeGreaterThan(50);
    await expectOneStory(lender, sent);
  }
});
