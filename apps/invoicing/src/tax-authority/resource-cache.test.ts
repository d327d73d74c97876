import { HOUR_MS, SettableClock } from '@kente/kit/clock';
import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { createResourceCache } from './resource-cache.ts';
import type { Resource } from './tax-authority.ts';

function anAuthority() {
  const asked: string[] = [];
  let answer: Outcome<readonly Resource[]> = { kind: 'ok', data: [{ code: 'NGN', name: 'Naira' }] };
  return {
    asked,
    answers(next: Outcome<readonly Resource[]>) {
      answer = next;
    },
    async resources(name: string) {
      asked.push(name);
      return answer;
    },
  };
}

test('a list is asked for once a day, however many want it at the same moment', async () => {
  const [authority, clock] = [anAuthority(), new SettableClock('2026-11-20T10:00:00Z')];
  const cache = createResourceCache(authority, clock);
  await Promise.all([1, 2, 3].map(() => cache.list('currencies')));
  clock.advance(23 * HOUR_MS);
  expect(await cache.list('currencies')).toMatchObject({ readAt: new Date('2026-11-20T10:00:00Z') });
  expect(authority.asked).toHaveLength(1);
  clock.advance(HOUR_MS);
  await cache.list('currencies');
  expect(authority.asked).toHaveLength(2);
});

test('an old list, with its age, is better than none while the authority is away', async () => {
  const [authority, clock] = [anAuthority(), new SettableClock('2026-11-20T10:00:00Z')];
  const cache = createResourceCache(authority, clock);
  await cache.list('currencies');
  authority.answers({ kind: 'unavailable', why: 'connection' });
  clock.advance(48 * HOUR_MS);
  expect(await cache.list('currencies')).toEqual({
    codes: [{ code: 'NGN', name: 'Naira' }],
    readAt: new Date('2026-11-20T10:00:00Z'),
  });
});

test('a code is unknown only to a list that is there', async () => {
  const authority = anAuthority();
  const cache = createResourceCache(authority, new SettableClock('2026-11-20T10:00:00Z'));
  expect([await cache.knows('currencies', 'NGN'), await cache.knows('currencies', 'XXX')]).toEqual([true, false]);
  authority.answers({ kind: 'unavailable', why: 'connection' });
  expect(await cache.knows('states', 'NG-LA')).toBe(true);
});
