import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DAY_MS, MINUTE_MS, systemClock } from '@kente/kit/clock';
import { expect } from 'vitest';
import type { Lender } from '../contract/debits-stage.ts';

const HOUSE = fileURLToPath(new URL('./debit-house.ts', import.meta.url));
const CALLERS = 6;

interface Sent {
  path: string;
  body: object;
  key: string;
  /** Null when the house was gone before it answered. */
  answered: { status: number; code: string } | null;
}

/** Houses at a time, each killed at a random moment under load; then everything is asked again elsewhere. */
export async function killHouses(
  lender: Lender,
  { kills, atOnce }: { kills: number; atOnce: number },
): Promise<Sent[]> {
  const mandates: string[] = [];
  for (let each = 0; each < 8; each += 1) mandates.push(await lender.mandate());
  const sent: Sent[] = [];
  for (let done = 0; done < kills; done += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, (_, each) => oneHouse(lender, mandates, sent, done + each)));
  }
  return sent;
}

async function oneHouse(lender: Lender, mandates: readonly string[], sent: Sent[], number: number): Promise<void> {
  const { databaseUrl, modules } = lender.platform;
  const child = fork(HOUSE, [databaseUrl, modules.config.simulatorsUrl], { execArgv: [] });
  const url = await new Promise<string>((done, fail) => {
    child.once('message', (message: { url: string }) => done(message.url));
    child.once('exit', (code) => fail(new Error(`the house ended with ${code}`)));
  });
  let isUp = true;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const callers = Array.from({ length: CALLERS }, async (_, caller) => {
    for (let each = 0; isUp && each < 500; each += 1) {
      const key = `kill-${number}-${caller}-${each}`;
      const path = `/v3/payments/mandates/${mandates[(caller + each) % mandates.length]}/debit`;
      const body = { amount: 20_000, reference: key, narration: 'Repayment' };
      const one: Sent = { path, body, key, answered: null };
      sent.push(one);
      const answer = await post(url + path, lender.tenant.secretKey, key, body).catch(() => null);
      one.answered = answer;
    }
  });
  await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 300));
  isUp = false;
  child.kill('SIGKILL');
  await Promise.all([gone, ...callers]);
}

async function post(url: string, secret: string, key: string, body: object): Promise<Sent['answered']> {
  const headers = { 'mono-sec-key': secret, 'idempotency-key': key, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const { response_code: code = '' } = (await answer.json()) as { response_code?: string };
  return { status: answer.status, code };
}

/** Nothing is lost and nothing doubled: the rail, the ledger and what callers were told are one story. */
export async function expectOneStory(lender: Lender, sent: readonly Sent[]): Promise<void> {
  const { modules } = lender.platform;
  const envId = lender.tenant.environment.id;
  lender.clock.set(new Date(systemClock.now().getTime() + 3 * MINUTE_MS));
  await modules.rails.sweep.run();
  await lender.advance(30 * MINUTE_MS);
  await lender.advance(DAY_MS / 2);
  const { rows } = await lender.pool.query<{ reference: string | null; status: string; amount_minor: bigint }>(
    'select reference, status, amount_minor from payments where env_id = $1',
    [envId],
  );
  const open = rows.filter(({ status }) => status !== 'successful' && status !== 'failed' && status !== 'voided');
  expect(open).toEqual([]);
  const collected = rows.filter(({ status }) => status === 'successful');
  const sum = collected.reduce((total, { amount_minor }) => total + amount_minor, 0n);
  const sessions = await lender.sessions();
  expect(BigInt(sessions.reduce((total, { moved }) => total + moved, 0))).toBe(sum);
  for (const { presented } of sessions) expect(presented).toBe(1);
  expect(await lender.books('rail.clearing:nip')).toBe(sum);
  expect(await lender.problems()).toEqual([]);
  const held = await lender.pool.query(
    `select sum(reserved_minor)::bigint as reserved, sum(taken_minor)::bigint as taken from mandates where env_id = $1`,
    [envId],
  );
  expect(held.rows).toEqual([{ reserved: 0n, taken: sum }]);
  // Whoever was told that the money is there has it, and whoever asks again gets the truth and no second debit.
  const paid = new Set(collected.map(({ reference }) => reference));
  for (const { key, answered } of sent) if (answered?.code === '00') expect(paid.has(key)).toBe(true);
  const unheard = sent.filter(({ answered }) => answered === null).slice(0, 40);
  for (const { path, body, key } of unheard) {
    const known = rows.find(({ reference }) => reference === key);
    const again = await lender.call('POST', path, body, { 'idempotency-key': key });
    if (known?.status === 'successful') expect([again.status, again.json.response_code]).toEqual([200, '00']);
    if (known?.status === 'failed') expect([again.status, again.json.response_code]).toEqual([400, '25']);
  }
  const later = await lender.sessions();
  expect(later.length - sessions.length).toBe(
    unheard.filter(({ key }) => !rows.some((row) => row.reference === key)).length,
  );
}
