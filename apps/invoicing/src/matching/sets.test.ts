import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subsetSums } from './sets.ts';

/** Every set of two to five, tried one by one. */
function allSets(amounts: readonly bigint[], target: bigint): string[] {
  const found: string[] = [];
  for (let mask = 0; mask < 2 ** amounts.length; mask += 1) {
    const places = amounts.flatMap((_, place) => ((mask >> place) & 1 ? [place] : []));
    if (places.length < 2 || places.length > 5) continue;
    if (places.reduce((sum, place) => sum + (amounts[place] ?? 0n), 0n) === target) found.push(places.join());
  }
  return found.sort();
}

test('finds exactly the sets of two to five that add up', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 30n }), { maxLength: 9 });
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: 1n, max: 120n }), (open, target) => {
      const { solutions, complete } = subsetSums(open, target, { size: 5, steps: 50_000, solutions: 1_000 });
      expect(complete).toBe(true);
      expect(solutions.map((places) => places.join()).sort()).toEqual(allSets(open, target));
    }),
  );
});

test('sums are exact where a float would round', () => {
  const huge = 2n ** 60n;
  expect(subsetSums([huge, 1n], huge + 1n).solutions).toEqual([[0, 1]]);
  expect(subsetSums([huge, 1n], huge + 2n).solutions).toEqual([]);
});

test('stops at ten solutions and says that there are more', () => {
  const { solutions, complete } = subsetSums(
    Array.from({ length: 20 }, () => 5n),
    10n,
  );
  expect(solutions).toHaveLength(10);
  expect(complete).toBe(false);
});

test('looks at twenty amounts and at no more steps than allowed', () => {
  const amounts = Array.from({ length: 21 }, (_, place) => 2n ** BigInt(place));
  expect(subsetSums(amounts, 2n ** 20n + 1n).solutions).toEqual([]);
  const cut = subsetSums(
    Array.from({ length: 20 }, (_, place) => 1_000n + BigInt(place)),
    5_001n,
    {
      size: 5,
      steps: 10,
      solutions: 10,
    },
  );
  expect(cut.complete).toBe(false);
});
