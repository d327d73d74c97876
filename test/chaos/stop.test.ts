import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Answer } from './caller.ts';
import { type House, openHouse } from './house.ts';
import { isAlive, killAndWait, postmasterOf, sweep, until } from './process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(sweep);

const LINUX = process.platform === 'linux';

/** Processes that a process has started, and theirs. */
function descendants(pid: number): number[] {
  if (!LINUX) return [];
  const parents = readdirSync('/proc').flatMap((name) => {
    const status = /^\d+$/.test(name) && existsSync(`/proc/${name}/status`) ? read(`/proc/${name}/status`) : '';
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }];
  });
  const of = (one: number): number[] =>
    parents.filter(({ parent }) => parent === one).flatMap((each) => [each.pid, ...of(each.pid)]);
  return of(pid);
}

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function busy(): Promise<{ house: House; family: number[]; account: string }> {
  const house = await openHouse(null);
  const { account } = await house.caller.link({ persona: 'user_trader' });
  await house.caller.fetched(account);
  await house.caller.data('POST', '/v2/sandbox/faults', { target: 'connector:*', fault: 'slow', latency_ms: 300 });
  return { house, account, family: descendants(house.running().pid) };
}

test('SIGTERM under load: what was asked is answered, the exit code is 0 within 10 s, nothing is left behind', async () => {
  const { house, account, family } = await busy();
  const { caller } = house;
  let running = 0;
  const reads: Promise<Answer | null>[] = [];
  const read = async () => {
    const answer = await caller.attempt('GET', `/v2/accounts/${account}/transactions?limit=100`);
    if (answer) running += 1;
    return answer;
  };
  const sync = caller.attempt('POST', `/v2/accounts/${account}/sync`);
  await until('the sync to be asked for', async () =>
    (await caller.log()).some((event) => event.event === 'mono.accounts.jobs.update'),
  );
  for (let index = 0; index < 20; index += 1) reads.push(read());
  await until('the first answer', () => running > 0);
  const ended = await house.running().stop();
  expect(ended).toMatchObject({ code: 0, signal: null });
  expect(ended.tookMs).toBeLessThan(10_000);
  // As it stood when the stop came: nobody waits for a bank any more.
  expect((await sync)?.status).toBe(200);
  expect(['SYNC_SUCCESSFUL', 'SYNC_PROCESSING']).toContain((await sync)?.json.data.code);
  // Those that came after the door was closed were not let in; nobody was sent away with less than an answer.
  for (const answer of await Promise.all(reads)) expect([200, undefined]).toContain(answer?.status);
  expect(existsSync(join(house.home, 'postgres', 'postmaster.pid'))).toBe(false);
  await until('the family to be gone', () => family.every((pid) => !isAlive(pid)), 5_000);
  if (LINUX) expect(family.length).toBeGreaterThan(2);

  await house.start();
  expect(await caller.fetched(account)).toBe('AVAILABLE');
});

test('kill -9 of the platform alone: its simulated banks end by themselves, and the next start adopts its PostgreSQL', async () => {
  const { house, account, family } = await busy();
  const postmaster = postmasterOf(house.home);
  const database = new Set(postmaster === null ? [] : [postmaster, ...descendants(postmaster)]);
  await house.running().kill();
  await until(
    'the simulated banks to be gone',
    () => family.filter((pid) => !database.has(pid)).every((pid) => !isAlive(pid)),
    8_000,
  );
  expect(postmasterOf(house.home)).toBe(postmaster);
  await house.start();
  expect(postmasterOf(house.home)).toBe(postmaster);
  expect(await house.caller.fetched(account)).toBe('AVAILABLE');
  expect((await house.running().stop()).code).toBe(0);
  expect(existsSync(join(house.home, 'postgres', 'postmaster.pid'))).toBe(false);
});

test.runIf(LINUX)('kill -9 of the connector alone: it comes back at its address, and its key opens it', async () => {
  const house = await openHouse(null);
  const demo = JSON.parse(readFileSync(join(house.home, 'demo.json'), 'utf8'));
  const answer = async (): Promise<number | undefined> =>
    (
      await fetch(`${demo.invoicing_url}/si/mono/accounts?linkedOnly=true`, {
        headers: { 'mono-sec-key': demo.invoicing_key },
      }).catch(() => null)
    )?.status;
  expect(await answer()).toBe(200);
  const isConnector = (pid: number): boolean => read(`/proc/${pid}/cmdline`).includes('apps/invoicing');
  const [first] = descendants(house.running().pid).filter(isConnector);
  await killAndWait(first ?? 0);
  await until('the connector to be back', async () => (await answer()) === 200);
  expect((await house.running().stop()).code).toBe(0);
});
