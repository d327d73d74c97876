import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allBanks, findBank } from '../banks/directory.ts';
import { personaOf } from '../personas/catalogue.ts';
import { dayText } from './calendar.ts';
import { balanceAt, listedSpan, MonthShelf, rowsBetween, type ShownRow } from './history.ts';
import type { AccountPlan } from './plan.ts';

const USERS = [
  'user_good',
  'user_trader',
  'user_business',
  'user_gig',
  'user_multiple',
  'user_mpesa',
  'user_empty',
  'ada.obi',
];
const AFTERNOON = Date.parse('2026-11-20T14:00:00Z');

function plansAt(slug: string, user: string, seed = 'seed-1'): AccountPlan[] {
  const bank = findBank(slug, undefined);
  if (!bank) throw new Error(`no bank ${slug}`);
  return personaOf({ user, bank }).accounts({ seed, user, bank });
}
function planAt(slug: string, user: string, seed?: string): AccountPlan {
  const [plan] = plansAt(slug, user, seed);
  if (!plan) throw new Error('no account');
  return plan;
}
function listed(plan: AccountPlan, nowMs = AFTERNOON, shelf = new MonthShelf()): ShownRow[] {
  const { from, to } = listedSpan(plan, nowMs);
  return rowsBetween(shelf, plan, from, to, nowMs);
}
const signed = ({ amount, credit }: ShownRow): number => (credit ? amount : -amount);

/** Rows of one second may stand in any order: from group to group the sums must lead from balance to balance. */
function breaksInChain(rows: readonly ShownRow[]): string[] {
  const breaks: string[] = [];
  let held: number | null = null;
  for (const group of Map.groupBy(rows, (row) => (row.dayOnly ? `day ${row.day}` : String(row.ms))).values()) {
    const total = group.reduce((sum, row) => sum + signed(row), 0);
    const starts = new Set(group.map((row) => row.balance - signed(row)));
    if (held !== null && !starts.has(held)) breaks.push(dayText(group[0]?.day ?? 0));
    const close = group.at(-1)?.close ?? 0;
    if (held !== null && held + total !== close) breaks.push(dayText(group[0]?.day ?? 0));
    held = close;
  }
  return breaks;
}

const anyVisit = fc.record({
  slug: fc.constantFrom(...allBanks().map((bank) => bank.slug)),
  user: fc.constantFrom(...USERS),
  seed: fc.constantFrom('seed-1', 'seed-2', '5f2d08be60b92e2888287702'),
  /** Any moment of four years, by the minute. */
  nowMs: fc
    .integer({ min: 0, max: 4 * 366 * 1_440 })
    .map((minute) => Date.parse('2024-01-01T00:00:00Z') + minute * 60_000),
});

describe('a history', () => {
  test('chains from row to row and to the balance of the account, at any moment, at every bank, for everybody', () => {
    fc.assert(
      fc.property(anyVisit, ({ slug, user, seed, nowMs }) => {
        for (const plan of plansAt(slug, user, seed)) {
          const shelf = new MonthShelf();
          const rows = listed(plan, nowMs, shelf);
          expect(breaksInChain(rows)).toEqual([]);
          if (rows.length > 0) expect(rows.at(-1)?.close).toBe(balanceAt(shelf, plan, nowMs));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is the same whenever and however it is asked for', () => {
    fc.assert(
      fc.property(anyVisit, fc.integer({ min: 1, max: 90 }), ({ slug, user, seed, nowMs }, daysLater) => {
        const plan = planAt(slug, user, seed);
        const before = listed(plan, nowMs);
        const later = new Map(
          listed(planAt(slug, user, seed), nowMs + daysLater * 86_400_000).map((row) => [
            `${row.ms}|${row.balance}|${row.narration}`,
            row,
          ]),
        );
        const { from } = listedSpan(plan, nowMs + daysLater * 86_400_000);
        for (const row of before) {
          if (row.pending || row.day < from) continue;
          expect(later.get(`${row.ms}|${row.balance}|${row.narration}`)).toEqual(row);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('never overdraws an account', () => {
    for (const user of USERS) {
      for (const plan of plansAt('gtbank', user))
        for (const row of listed(plan)) expect(row.close).toBeGreaterThanOrEqual(0);
    }
  });

  test('ends today and is twelve months long', () => {
    const rows = listed(planAt('gtbank', 'user_good'));
    expect(dayText(rows[0]?.day ?? 0)).toMatch(/^2025-11-2[0-3]$/);
    expect(dayText(rows.at(-1)?.day ?? 0)).toMatch(/^2026-11-(19|20)$/);
  });

  test('differs from seed to seed, bank to bank and person to person', () => {
    const all = [
      planAt('gtbank', 'user_good'),
      planAt('gtbank', 'user_good', 'seed-2'),
      planAt('uba', 'user_good'),
      planAt('gtbank', 'ada.obi'),
    ];
    expect(new Set(all.map((plan) => JSON.stringify(listed(plan)))).size).toBe(4);
  });

  test('a year is written within a few milliseconds of work', () => {
    for (const user of ['user_good', 'user_trader', 'user_business', 'user_mpesa']) {
      const plan = planAt(user === 'user_mpesa' ? 'mpesa' : 'gtbank', user);
      const times = Array.from({ length: 8 }, () => {
        const from = process.cpuUsage();
        listed(plan, AFTERNOON, new MonthShelf());
        const { user: own, system } = process.cpuUsage(from);
        return (own + system) / 1_000;
      });
      // Under five on a quiet machine; the bound allows for a crowded one.
      expect(Math.min(...times)).toBeLessThan(50);
    }
  });
});

describe('the imperfections of real statements are in it', () => {
  const rows = listed(planAt('gtbank', 'user_good'));

  test('rows of one second stand in the wrong order now and then', () => {
    const wrong = rows.filter(
      (row, index) =>
        index > 0 && rows[index - 1]?.ms === row.ms && (rows[index - 1]?.balance ?? 0) + signed(row) !== row.balance,
    );
    expect(wrong.length).toBeGreaterThan(3);
  });

  test('a payment came back', () => {
    const back = rows.filter((row) => row.credit && /FAILED NIBSS|RVSL|REVERSAL/i.test(row.narration));
    expect(back.length).toBeGreaterThan(3);
    for (const row of back) {
      expect(rows.some((sent) => !sent.credit && sent.day === row.day && sent.amount === row.amount)).toBe(true);
    }
  });

  test('some rows have no narration, some only a day, some a very long reference', () => {
    expect(rows.some((row) => row.narration === '')).toBe(true);
    expect(rows.some((row) => row.dayOnly)).toBe(true);
    expect(rows.some((row) => (row.reference?.length ?? 0) > 50)).toBe(true);
  });

  test('the same thing was bought twice on one day', () => {
    const twice = Map.groupBy(rows, (row) => `${row.day}|${row.amount}|${row.narration}`)
      .values()
      .filter((group) => group.length === 2);
    expect(twice.toArray().length).toBeGreaterThan(3);
  });
});

describe('what is pending', () => {
  const during = (slug: string, nowMs: number): ShownRow[] => listed(planAt(slug, 'user_good'), nowMs);
  const days = Array.from({ length: 40 }, (_, index) => Date.parse('2026-09-01T20:30:00Z') + index * 86_400_000);

  test('is there on most days, and has posted by the next evening, under the same id, where the bank keeps ids', () => {
    let posted = 0;
    for (const nowMs of days) {
      const tomorrow = new Map(during('gtbank', nowMs + 86_400_000).map((row) => [row.id, row]));
      for (const row of during('gtbank', nowMs).filter(({ pending }) => pending)) {
        const now = tomorrow.get(row.id);
        if (now) posted += 1;
        if (now) expect(now).toMatchObject({ pending: false, day: row.day });
      }
    }
    expect(posted).toBeGreaterThan(20);
  });

  test('settles for less or falls away now and then', () => {
    let less = 0;
    let gone = 0;
    for (const nowMs of days) {
      const tomorrow = new Map(during('gtbank', nowMs + 86_400_000).map((row) => [row.id, row]));
      for (const row of during('gtbank', nowMs).filter(({ pending }) => pending)) {
        const now = tomorrow.get(row.id);
        if (!now) gone += 1;
        else if (now.amount < row.amount) less += 1;
      }
    }
    expect(less + gone).toBeGreaterThan(0);
  });

  test('posts under another id where the bank issues a new one', () => {
    const ids = days.flatMap((nowMs) =>
      during('access_bank', nowMs)
        .filter(({ pending }) => pending)
        .map(({ id }) => id),
    );
    const later = new Set(during('access_bank', (days.at(-1) ?? 0) + 86_400_000).map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => later.has(id))).toEqual([]);
  });

  test('ids repeat where a bank uses them again, and are absent where it gives none', () => {
    const recycled = listed(planAt('zenith', 'user_good')).map(({ id }) => id);
    expect(new Set(recycled).size).toBeLessThan(recycled.length / 3);
    expect(listed(planAt('kudabank', 'user_good')).every(({ id }) => id === null)).toBe(true);
    const stable = listed(planAt('gtbank', 'user_good')).map(({ id }) => id);
    expect(new Set(stable).size).toBe(stable.length);
  });
});
