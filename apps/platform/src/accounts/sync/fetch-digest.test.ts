import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankRow } from '../../connectors/connector.ts';
import { fetchDigest, standingMark } from './fetch-digest.ts';
import type { Covers } from './reconcile.ts';
import { aBankRow, Ledger, MARCH } from './rows.builders.ts';

const seed = Number(process.env.SEED ?? fc.sample(fc.integer({ min: 1, max: 2 ** 30 }), 1)[0]);
const runs = { seed, numRuns: 400 * Number(process.env.RUNS ?? 1) };

/** Texts that could be taken for what stands between two of them. */
const text = fc.constantFrom('', '-', '1:', '1:-', '+', '|', 'POS SHOPRITE', 'POS SHOPRITE\n');
const row: fc.Arbitrary<BankRow> = fc.record({
  providerId: fc.option(text, { nil: null }),
  day: fc.constantFrom('2026-03-09', '2026-03-10', '2026-03-11'),
  at: fc.option(fc.constantFrom(new Date('2026-03-10T08:00:00Z'), new Date('2026-03-10T08:00:00.001Z')), { nil: null }),
  amountMinor: fc.constantFrom(0n, 5_000n),
  direction: fc.constantFrom('credit' as const, 'debit' as const),
  balanceMinor: fc.option(fc.constantFrom(0n, -20n), { nil: null }),
  narration: text,
  reference: fc.option(text, { nil: null }),
  counterparty: fc.option(
    fc.record({
      name: fc.option(text, { nil: null }),
      accountNumber: fc.option(text, { nil: null }),
      bank: fc.option(text, { nil: null }),
    }),
    { nil: null },
  ),
  status: fc.constantFrom('pending' as const, 'posted' as const),
});
const rows = fc.array(row, { maxLength: 3 });
const covers = fc.constantFrom<Covers | null>(null, MARCH, { from: '2026-03-10', to: '2026-03-10' });
const fetched = fc.record({ rows, covers });

const comparable = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each));

describe(`the digest of a fetch, seed ${seed}`, () => {
  test('is the same exactly when rows, their order and the days covered are', () => {
    fc.assert(
      fc.property(fetched, fetched, (a, b) => {
        const same = fetchDigest(a.rows, a.covers).equals(fetchDigest(b.rows, b.covers));
        expect(same).toBe(comparable(a) === comparable(b));
      }),
      runs,
    );
  });

  test.for<[string, Partial<BankRow>]>([
    ['id', { providerId: 'P2' }],
    ['day', { day: '2026-03-11' }],
    ['time', { at: new Date('2026-03-10T09:00:00Z') }],
    ['amount', { amountMinor: 500_001n }],
    ['direction', { direction: 'credit' }],
    ['balance', { balanceMinor: 1n }],
    ['narration', { narration: 'POS PURCHASE SHOPRITE LEKKI 2' }],
    ['reference', { reference: 'R2' }],
    ['counterparty', { counterparty: { name: null, accountNumber: null, bank: null } }],
    ['status', { status: 'pending' }],
  ])('is another one when a single %s is, however far down', ([, change]) => {
    const many = Array.from({ length: 200 }, () => aBankRow());
    const other = many.with(150, aBankRow(change));
    expect(fetchDigest(many, MARCH)).not.toEqual(fetchDigest(other, MARCH));
  });

  test('where the mark of a fetch stands, a reconciliation would find nothing to do', () => {
    const shown = fc.array(fetched, { minLength: 1, maxLength: 3 });
    const steps = fc.array(fc.oneof(fc.nat(2), fc.constant('withdrawn elsewhere' as const)), { maxLength: 8 });
    fc.assert(
      fc.property(shown, steps, (fetches, taken) => {
        const account = new Account();
        for (const step of taken) {
          if (step === 'withdrawn elsewhere') {
            account.withdrawOne();
            continue;
          }
          const next = fetches[step % fetches.length] as (typeof fetches)[number];
          const stood = account.stands(next);
          const result = account.refresh(next);
          if (stood) expect(result).toMatchObject({ insert: [], update: [], withdraw: [], moved: [] });
        }
      }),
      runs,
    );
  });
});

/** An account that never skips anything, and keeps the mark as a refresh does. */
class Account {
  readonly #ledger = new Ledger();
  #revision = 0n;
  #mark: Buffer | null = null;

  #standing(): { revision: bigint; count: bigint } {
    return { revision: this.#revision, count: BigInt(this.#ledger.live().length) };
  }

  stands(next: { rows: BankRow[]; covers: Covers | null }): boolean {
    return this.#mark?.equals(standingMark(fetchDigest(next.rows, next.covers), this.#standing())) ?? false;
  }

  refresh(next: { rows: BankRow[]; covers: Covers | null }) {
    const result = this.#ledger.sync(next.rows, next.covers);
    // As the store does: what readers cannot see takes no revision.
    const seen = result.update.filter(({ changes }) =>
      Object.keys(changes).some((key) => key !== 'providerId' && key !== 'position'),
    );
    this.#revision += BigInt(result.insert.length + seen.length + result.withdraw.length);
    this.#mark = standingMark(fetchDigest(next.rows, next.covers), this.#standing());
    return result;
  }

  /** An import is undone, say. */
  withdrawOne(): void {
    const [first] = this.#ledger.live();
    if (!first) return;
    this.#ledger.rows = this.#ledger.rows.map((each) => (each === first ? { ...each, removed: true } : each));
    this.#revision += 1n;
  }
}
