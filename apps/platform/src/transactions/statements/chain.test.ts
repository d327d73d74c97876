import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceAtEnd, type ChainRow, chained, edgeBalances, inChain } from './chain.ts';

const row = (signed: number, balance: number | null, name = '') => ({
  ...{
    credit: signed > 0,
    amountMinor: BigInt(Math.abs(signed)),
    balanceMinor: balance === null ? null : BigInt(balance),
    name,
  },
});
const balances = (rows: readonly ChainRow[]) => rows.map(({ balanceMinor }) => Number(balanceMinor));
/** A transfer of 16,000.00, its charge and the tax on it, as their balances follow from 500,000.00. */
const TRANSFER = [row(-1_600_000, 48_400_000), row(-2_500, 48_397_500), row(-188, 48_397_312)] as const;
const [sent, charge, tax] = TRANSFER;

describe('rows of one instant', () => {
  test.each([
    ['as they are', [sent, charge, tax]],
    ['backwards', [tax, charge, sent]],
    ['in any order', [charge, tax, sent]],
  ])('stand as their balances follow from one another when the bank shows them %s', (_, shown) => {
    expect(inChain(shown, null)).toEqual(TRANSFER);
    expect(inChain(shown, 50_000_000n)).toEqual(TRANSFER);
  });

  test('start from the balance before them where they could start anywhere', () => {
    const [out, back] = [row(-100, 900), row(100, 1_000)];
    expect(inChain([back, out], 1_000n)).toEqual([out, back]);
    expect(inChain([back, out], 900n)).toEqual([back, out]);
    expect(inChain([back, out], null)).toEqual([back, out]);
  });

  test('follow from one another also where the row before does not lead to them', () => {
    expect(inChain([tax, charge, sent], 1n)).toEqual(TRANSFER);
  });

  test("keep the bank's order where a balance is missing, or where no order chains", () => {
    const gap = [tax, row(-2_500, null), sent];
    expect(inChain(gap, null)).toBe(gap);
    const wrong = [row(-100, 900), row(-100, 500)];
    expect(inChain(wrong, 1_000n)).toBe(wrong);
  });

  test('of any history are found again after any shuffle, each once', () => {
    const amounts = fc.array(
      fc.integer({ min: -9, max: 9 }).filter((amount) => amount !== 0),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.nat()), (signed, dice) => {
        let balance = 100;
        const history = signed.map((amount) => {
          balance += amount;
          return row(amount, balance);
        });
        const shuffled = history
          .map((each) => ({ each, place: dice.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ each }) => each);
        const found = inChain(shuffled, 100n);
        expect(new Set(found)).toEqual(new Set(history));
        let last = 100n;
        for (const each of found) {
          expect(each.balanceMinor).toBe(last + (each.credit ? each.amountMinor : -each.amountMinor));
          last = each.balanceMinor ?? 0n;
        }
      }),
    );
  });
});

describe('batches of rows', () => {
  const dated = (rows: readonly ReturnType<typeof row>[], date: string) => rows.map((each) => ({ ...each, date }));
  async function all(batches: (ReturnType<typeof row> & { date: string })[][], before: bigint | null) {
    const found: number[] = [];
    async function* source() {
      yield* batches;
    }
    for await (const batch of chained(source(), before)) found.push(...balances(batch));
    return found;
  }

  test('an instant that stands in two batches is one instant', async () => {
    const first = dated([row(100, 50_000_000)], '2026-03-01');
    const [a, b, c] = dated([tax, charge, sent], '2026-03-02') as [never, never, never];
    const next = dated([row(-312, 48_397_000)], '2026-03-03');
    expect(await all([[...first, a], [b], [c, ...next]], null)).toEqual([
      ...[50_000_000, 48_400_000, 48_397_500, 48_397_312, 48_397_000],
    ]);
    expect(await all([], null)).toEqual([]);
  });

  test('a row without a balance carries the balance on', async () => {
    const rows = [
      ...dated([row(100, 1_000)], '1'),
      ...dated([row(-50, null)], '2'),
      ...dated([row(50, 1_000), row(-50, 950)], '3'),
      ...dated([row(-50, 900), row(50, 950)], '4'),
    ];
    expect(await all([rows], null)).toEqual([1_000, 0, 1_000, 950, 900, 950]);
  });
});

describe('the edges of a statement', () => {
  test('are the same whatever the order in which the bank shows one second', () => {
    for (const rows of [TRANSFER, [tax, charge, sent], [charge, tax, sent]]) {
      const edge = { rows, beyondMinor: 0n };
      expect(edgeBalances({ first: edge, last: edge, before: null, sumMinor: -1_602_688n })).toEqual({
        ...{ openingMinor: 50_000_000n, closingMinor: 48_397_312n },
      });
    }
  });

  test('leave out what led to the first balance and count what came after the last', () => {
    const first = { rows: [charge, sent], beyondMinor: -1_000n };
    const last = { rows: [tax], beyondMinor: 500n };
    const { openingMinor, closingMinor } = edgeBalances({ first, last, before: null, sumMinor: -1_603_188n });
    expect([openingMinor, closingMinor]).toEqual([50_001_000n, 48_397_812n]);
  });

  test('are not known where the bank gave no balance', () => {
    const edge = { rows: [], beyondMinor: 0n };
    expect(edgeBalances({ first: edge, last: edge, before: 5n, sumMinor: 0n })).toEqual({
      ...{ openingMinor: null, closingMinor: null },
    });
    expect(balanceAtEnd([])).toBeNull();
  });
});
