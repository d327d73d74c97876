import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankRow } from '../../connectors/connector.ts';
import { type Covers, reconcile } from './reconcile.ts';
import { Ledger } from './rows.builders.ts';

const seed = Number(process.env.SEED ?? fc.sample(fc.integer({ min: 1, max: 2 ** 30 }), 1)[0]);
const check = (property: fc.IProperty<never> | fc.IPropertyWithHooks<never> | fc.IRawProperty<never>, numRuns = 300) =>
  fc.assert(property as fc.IProperty<unknown>, { seed, numRuns: numRuns * Number(process.env.RUNS ?? 1) });

const DAYS = ['2026-03-08', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'] as const;
const ALL: Covers = { from: DAYS[0], to: DAYS[4] };

/** Few values each, so that rows collide in every way. */
const row: fc.Arbitrary<BankRow> = fc
  .record({
    providerId: fc.option(fc.constantFrom('P1', 'P2', 'P3', 'P4'), { nil: null }),
    day: fc.constantFrom(...DAYS),
    hour: fc.constantFrom(8, 9),
    amountMinor: fc.constantFrom(5_000n, 5_200n, 90_000n),
    direction: fc.constantFrom('credit' as const, 'debit' as const),
    balanceMinor: fc.option(fc.constantFrom(10n, 20n), { nil: null }),
    narration: fc.constantFrom('', 'POS SHOPRITE', 'POS SHOPRITE LEKKI', 'NIP/ADAEZE OKORO/RENT', 'AIRTIME'),
    reference: fc.option(fc.constantFrom('R1', 'R2'), { nil: null }),
    name: fc.option(fc.constantFrom('ADAEZE OKORO', 'MTN'), { nil: null }),
    status: fc.constantFrom('pending' as const, 'posted' as const),
  })
  .map(({ hour, name, ...rest }) => ({
    ...rest,
    at: new Date(Date.parse(rest.day) + hour * 3_600_000),
    counterparty: name === null ? null : { name, accountNumber: null, bank: null },
  }));

/** What a source shows at once: each id on one row at most, and a time on each row or on none. */
const listing = ([ids, times]: [boolean, boolean]) =>
  fc.array(times ? row : row.map((item) => ({ ...item, at: null })), { maxLength: 14 }).map((rows) => {
    const seen = new Set<string>();
    return rows.map((item) => {
      const taken = !ids || (item.providerId !== null && seen.has(item.providerId));
      if (item.providerId !== null) seen.add(item.providerId);
      return taken ? { ...item, providerId: null } : item;
    });
  });
const anyListing = fc.tuple(fc.boolean(), fc.boolean()).chain(listing);
const history = fc.array(anyListing, { minLength: 1, maxLength: 5 });
const covers: fc.Arbitrary<Covers> = fc
  .tuple(fc.nat(4), fc.nat(4))
  .map(([a, b]) => ({ from: DAYS[Math.min(a, b)] as string, to: DAYS[Math.max(a, b)] as string }));
const window = fc.option(covers, { nil: null });
const within = (rows: readonly BankRow[], span: Covers) => rows.filter(({ day }) => day >= span.from && day <= span.to);

/** What never may be lost or doubled, as comparable text. */
const facts = (rows: readonly BankRow[]) =>
  rows.map((r) => `${r.day} ${r.direction} ${r.amountMinor} ${r.status} ${r.narration}`).sort();

describe(`reconcile, seed ${seed}`, () => {
  test('after any history the held rows are what the last fetch showed, no row more, none less', () => {
    check(
      fc.property(history, (fetches) => {
        const ledger = new Ledger();
        for (const fetched of fetches) {
          ledger.sync(fetched, ALL);
          expect(facts(ledger.live())).toEqual(facts(fetched));
        }
      }) as never,
    );
  });

  test('interleaved windows: each covered day equals the last fetch that covered it', () => {
    const steps = fc.array(fc.tuple(anyListing, covers), { minLength: 1, maxLength: 6 });
    check(
      fc.property(steps, (fetches) => {
        const ledger = new Ledger();
        for (const [rows, span] of fetches) {
          const fetched = within(rows, span);
          ledger.sync(fetched, span);
          expect(facts(within(ledger.live(), span))).toEqual(facts(fetched));
        }
      }) as never,
    );
  });

  test('what is told without a window is held afterwards, and nothing is withdrawn', () => {
    check(
      fc.property(history, anyListing, (fetches, last) => {
        const ledger = new Ledger();
        for (const fetched of fetches) ledger.sync(fetched, ALL);
        const before = ledger.live().length;
        const result = ledger.sync(last, null);
        expect(result.withdraw).toEqual([]);
        expect(ledger.live().length).toBeGreaterThanOrEqual(Math.max(before, last.length));
        const money = (r: BankRow) => `${r.day} ${r.direction} ${r.amountMinor} ${r.status}`;
        const held = ledger.live().map(money);
        for (const wanted of last.map(money)) expect(held.splice(held.indexOf(wanted), 1)).toEqual([wanted]);
      }) as never,
    );
  });

  test('the same fetch twice changes nothing the second time', () => {
    check(
      fc.property(history, anyListing, window, (fetches, last, span) => {
        const ledger = new Ledger();
        for (const fetched of fetches) ledger.sync(fetched, ALL);
        const fetched = span === null ? last : within(last, span);
        ledger.sync(fetched, span);
        expect(ledger.sync(fetched, span)).toMatchObject({ insert: [], update: [], withdraw: [], moved: [] });
      }) as never,
      600,
    );
  });

  test("the bank's order within one instant decides no id", () => {
    check(
      fc.property(history, anyListing, fc.infiniteStream(fc.nat()), (fetches, last, random) => {
        const ledger = new Ledger();
        for (const fetched of fetches) ledger.sync(fetched, ALL);
        const weight = new Map(last.map((item) => [item, random.next().value as number]));
        const instant = (r: BankRow) => r.at?.getTime() ?? Date.parse(r.day);
        const ordered = [...last].sort((a, b) => instant(a) - instant(b));
        const shuffled = [...last].sort(
          (a, b) => instant(a) - instant(b) || (weight.get(a) ?? 0) - (weight.get(b) ?? 0),
        );
        const outcome = (fetched: readonly BankRow[]) => {
          const result = reconcile(ledger.rows, fetched, ALL);
          const plain = result.update.map(({ id, changes: { position: _, ...changes } }) => ({ id, changes }));
          return {
            withdraw: result.withdraw,
            inserts: facts(result.insert.map((i) => i.row)),
            updates: plain.sort((a, b) => (a.id < b.id ? -1 : 1)),
          };
        };
        expect(outcome(shuffled)).toEqual(outcome(ordered));
      }) as never,
      600,
    );
  });

  test('positions are distinct at each instant, and first readings keep the order of the bank', () => {
    check(
      fc.property(history, (fetches) => {
        const ledger = new Ledger();
        fetches.forEach((fetched, index) => {
          ledger.sync(fetched, ALL);
          const places = ledger.rows.map((r) => `${r.at?.getTime() ?? Date.parse(r.day)} ${r.position}`);
          expect(new Set(places).size).toBe(places.length);
          if (index > 0) return;
          const oldestFirst = ledger.newestFirst().toReversed();
          const instant = (r: BankRow) => r.at?.getTime() ?? Date.parse(r.day);
          const wanted = [...fetched].sort((a, b) => instant(a) - instant(b));
          expect(oldestFirst.map((r) => r.narration)).toEqual(wanted.map((r) => r.narration));
        });
      }) as never,
    );
  });
});

/** A bank that knows which row is which, so that ids can be followed. Sums are apart, so no two rows look alike. */
interface Truth {
  name: string;
  row: BankRow;
}
type Deed = {
  kind: 'buy' | 'hold' | 'settle' | 'reword' | 'withdraw' | 'rebalance';
  pick: number;
  newId: boolean;
  days: number;
};
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('buy', 'hold', 'settle', 'reword', 'withdraw', 'rebalance'),
  pick: fc.nat(100),
  newId: fc.boolean(),
  days: fc.nat(4),
});
const SHOPS = ['SHOPRITE LEKKI', 'EBEANO AJAH', 'JUMIA FOOD', 'BOLT LAGOS', 'IKEDC PREPAID', 'MEDPLUS YABA'];

/** The bank's rows after one more deed. */
function act(rows: readonly Truth[], { kind, pick, newId, days }: Deed, turn: number, withIds: boolean): Truth[] {
  const fresh = withIds ? `B${turn}` : null;
  if (kind === 'buy' || kind === 'hold') {
    const status = kind === 'buy' ? 'posted' : 'pending';
    const narration = `POS ${SHOPS[pick % SHOPS.length]} T${1000 + turn}`;
    const amountMinor = 1_000n * 2n ** BigInt(turn);
    const day = DAYS[days] as string;
    const made: BankRow = {
      providerId: fresh,
      day,
      at: null,
      amountMinor,
      direction: 'debit',
      balanceMinor: null,
      narration,
      reference: null,
      counterparty: null,
      status,
    };
    return [...rows, { name: `n${turn}`, row: made }];
  }
  const target = rows[pick % Math.max(rows.length, 1)];
  if (target === undefined) return [...rows];
  if (kind === 'withdraw') return rows.filter((item) => item !== target);
  const row = { ...target.row };
  if (kind === 'reword') row.narration = `${row.narration} NG LANG`;
  if (kind === 'rebalance') row.balanceMinor = BigInt(turn) * 777n;
  if (kind === 'settle' && row.status === 'pending') {
    row.status = 'posted';
    row.narration = `CARD PURCHASE ${row.narration.slice(4)} STAN${turn}`;
    if (newId && withIds) row.providerId = fresh;
    const day = DAYS[Math.min(4, DAYS.indexOf(row.day as (typeof DAYS)[number]) + days)] as string;
    row.day = day;
  }
  return rows.map((item) => (item === target ? { name: target.name, row } : item));
}

test.each([true, false])(`ids follow rows through the life of a bank (ids: %s, seed ${seed})`, (withIds) => {
  check(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), fc.infiniteStream(fc.boolean()), (deeds, syncNow) => {
      const ledger = new Ledger();
      const ids = new Map<string, string>();
      let truth: Truth[] = [];
      deeds.forEach((item, turn) => {
        // One deed on one row between two readings: two at once can look like a withdrawal and a purchase.
        truth = act(truth, item, turn, withIds);
        if (syncNow.next().value && item.kind !== 'settle' && item.kind !== 'reword') return;
        const ordered = [...truth].sort((a, b) => (a.row.day < b.row.day ? -1 : a.row.day > b.row.day ? 1 : 0));
        ledger.sync(
          ordered.map(({ row: shown }) => shown),
          ALL,
        );
        for (const { name, row: shown } of truth) {
          const id = ledger.idOf({ amountMinor: shown.amountMinor });
          expect(ids.get(name) ?? id).toBe(id);
          ids.set(name, id);
        }
      });
    }) as never,
    150,
  );
});
