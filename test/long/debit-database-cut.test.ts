import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@kente/kit/clock';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectOneStory } from '../chaos/debit-kills.ts';
import { Lender } from '../contract/debits-stage.ts';

const CUTS = 12;
const CALLERS = 6;
type Sent = Parameters<typeof expectOneStory>[1][number];

let lender: Lender;
beforeAll(async () => {
  lender = await Lender.start();
}, 60_000);
afterAll(() => lender.close());

/** Every connection of the platform to its database is gone, in the middle of whatever was under way. */
async function cut(): Promise<void> {
  const client = new pg.Client({ connectionString: lender.platform.databaseUrl });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'kente simulators'`);
  await client.end();
}

test('PostgreSQL cuts every connection again and again under load: no debit is lost, none doubled', {
  timeout: 90_000,
}, async () => {
  await lender.begin(systemClock.now().toISOString());
  const mandates: string[] = [];
  for (let each = 0; each < CALLERS; each += 1) mandates.push(await lender.mandate());
  const sent: Sent[] = [];
  let isOver = false;
  const callers = mandates.map(async (mandate, caller) => {
    for (let each = 0; !isOver && each < 500; each += 1) {
      const key = `cut-${caller}-${each}`;
      const path = `/v3/payments/mandates/${mandate}/debit`;
      const body = { amount: 20_000, reference: key, narration: 'Repayment' };
      const { status, json } = await lender.call('POST', path, body, { 'idempotency-key': key });
      // Of a 5xx other than the rail's nobody knows what became of the debit: whoever asks again has to be told.
      const answered = status < 500 ? { status, code: json.response_code as string } : null;
      sent.push({ path, body, key, answered });
    }
  });
  for (let each = 0; each < CUTS; each += 1) {
    await wait(150 + Math.random() * 250);
    await cut();
  }
  isOver = true;
  await Promise.all(callers);
  expect(sent.filter(({ answered }) => answered?.code === '00').length).toBeGreaterThan(CUTS);
  await expectOneStory(lender, sent);
});
