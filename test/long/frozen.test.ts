import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { openHouse } from '../chaos/house.ts';
import { postmasterOf, sweep, until } from '../chaos/process.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });
const frozen: number[] = [];
afterAll(async () => {
  for (const pid of frozen) process.kill(pid, 'SIGCONT');
  await sweep();
});

/** A server and the processes that serve its connections. */
function family(postmaster: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return [postmaster, ...children.map(Number)];
}

/** A process may end while it is looked at. */
function parentOf(pid: string): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

test.runIf(process.platform === 'linux')(
  'PostgreSQL freezes and closes nothing: requests are refused within 10 s all the same, and all goes on when it thaws',
  async () => {
    const house = await openHouse(null);
    const { caller } = house;
    const { account } = await caller.link({ persona: 'user_gig' });
    expect(await caller.fetched(account)).toBe('AVAILABLE');
    frozen.push(...family(postmasterOf(house.home) ?? 0));
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    const ask = async () => {
      const from = performance.now();
      const answer = await caller.call('GET', `/v2/accounts/${account}/transactions`);
      expect([answer.status, answer.json.status, answer.headers.has('retry-after')]).toEqual([503, 'failed', true]);
      expect(performance.now() - from).toBeLessThan(10_000);
    };
    // The first ones wait on connections that stand, the later ones for new ones.
    await Promise.all(Array.from({ length: 8 }, ask));
    expect((await caller.call('GET', '/health/ready')).status).toBe(503);
    await ask();
    for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT');
    await until('the platform to be ready', async () => (await caller.call('GET', '/health/ready')).status === 200);
    expect((await caller.call('GET', `/v2/accounts/${account}/transactions`)).status).toBe(200);
    const other = await caller.link({ persona: 'user_trader' });
    expect(await caller.fetched(other.account)).toBe('AVAILABLE');
  },
);
