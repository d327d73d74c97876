import { expect, test } from 'vitest';
import { books } from './testing/books.ts';
import { type Outcome, replay } from './testing/replay.ts';

const sum = (outcomes: readonly Outcome[], of: keyof Outcome): number =>
  outcomes.reduce((total, outcome) => total + outcome[of], 0);

test.each([11, 12])(
  'in invented books %i nothing is linked wrongly, and nine in ten rows are linked or suggested first',
  (seed) => {
    const outcomes = replay(books(seed, 600), { autoMatch: true });
    const paying = [...outcomes].filter(([scenario]) => scenario !== 'noise').map(([, outcome]) => outcome);
    expect(sum([...outcomes.values()], 'wrong')).toBe(0);
    expect((sum(paying, 'linked') + sum(paying, 'first')) / sum(paying, 'rows')).toBeGreaterThanOrEqual(0.9);
    expect(sum(paying, 'linked')).toBeGreaterThan(100);
  },
);

test('with auto-match off no book is touched', () => {
  const outcomes = replay(books(11, 200), { autoMatch: false });
  expect(sum([...outcomes.values()], 'linked') + sum([...outcomes.values()], 'wrong')).toBe(0);
});
