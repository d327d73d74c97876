import { DAY_MS } from '@kente/kit/clock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Lender } from './debits-stage.ts';

let lender: Lender;
let mandate: string;
beforeAll(async () => {
  lender = await Lender.start();
}, 60_000);
afterAll(() => lender.close());
beforeEach(async () => {
  await lender.begin();
  mandate = await lender.mandate();
  await lender.platform.modules.payments.settings.change(lender.tenant.environment, { 'debit.wait': '1s' });
});

/** Whatever happened: what the rail took is what succeeded and stands, and what is in suspense; each session was shown once. */
async function expectOneStory(): Promise<void> {
  const now = lender.clock.now().toISOString();
  const sessions = (await lender.sessions()).filter(({ kind }) => kind === 'debit');
  const kept = sessions.filter(({ reversed_at }) => reversed_at === null || reversed_at > now);
  const took = BigInt(kept.reduce((sum, { moved }) => sum + moved, 0));
  for (const { presented } of sessions) expect(presented).toBe(1);
  const { rows } = await lender.pool.query<{ sum: bigint }>(
    `select coalesce(sum(collected_minor), 0)::bigint as sum from payments where env_id = $1 and status = 'successful'`,
    [lender.tenant.environment.id],
  );
  expect(took).toBe((rows[0]?.sum ?? 0n) + (await lender.books('suspense')));
  expect(took).toBe(await lender.books('rail.clearing:nip'));
  expect(await lender.problems()).toEqual([]);
}

describe('a fault of the rail: what the caller sees, then what is told', () => {
  test.each([
    ['decline:51', 400, '51', ['failed'], 'r=5'],
    ['decline:61', 400, '61', ['failed'], 'r=10'],
    ['unavailable', 400, '91', ['failed'], 'r=10'],
    ['code:01', 200, '99', ['processing', 'successful'], 'r=6'],
    ['code:96', 200, '99', ['processing', 'successful'], 'r=6'],
    ['timeout_then_success', 200, '99', ['processing', 'successful'], 'r=6'],
    ['timeout_then_decline:51', 200, '99', ['processing', 'failed'], 'r=6'],
    ['timeout_not_received', 200, '99', ['processing', 'failed'], 'r=6'],
    ['slow:2', 200, '99', ['processing', 'successful'], 'r=6'],
    ['rail_down', 503, '503', [], 'r=6'],
    ['rail_500', 200, '99', ['processing', 'successful'], 'r=6'],
    ['garbage', 200, '99', ['processing', 'successful'], 'r=6'],
    ['duplicate', 200, '99', ['processing', 'successful'], 'r=6'],
    ['late_success', 200, '99', ['processing', 'successful'], 'r=6'],
    ['late_reversal', 200, '00', ['successful', 'reversed'], 'r=6'],
    ['callback_twice', 200, '99', ['processing', 'successful'], 'r=6'],
    ['callback_disorder', 200, '99', ['processing', 'successful'], 'r=6'],
    ['wrong_amount', 200, '99', ['processing'], 'r=6'],
  ])('%s', async (fault, status, code, words, header) => {
    await lender.fault(fault);
    const answer = await lender.debit(mandate);
    expect([answer.status, answer.json.response_code]).toEqual([status, code]);
    expect(answer.headers.ratelimit).toContain(header);
    if (fault === 'slow:2')
      await lender.platform.until('the late answer', async () => (await lender.words()).length === 2);
    await lender.advance(3 * DAY_MS);
    expect(await lender.words()).toEqual(words);
    await expectOneStory();
  });

  test('after five refused connections the next debit is refused at once, and half a minute later it is sent', async () => {
    await lender.fault('rail_down', 5);
    for (let each = 0; each < 6; each += 1) expect((await lender.debit(mandate)).status).toBe(503);
    lender.clock.advance(31_000);
    expect((await lender.debit(mandate)).status).toBe(200);
  });

  test('an account of the code list answers its code', async () => {
    const coded = await lender.mandate({ account_number: '9900000005' });
    expect((await lender.debit(coded)).json.response_code).toBe('05');
  });
});
