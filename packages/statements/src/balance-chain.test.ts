import { expect, test } from 'vitest';
import { type ChainLink, chainCheck, chainHolds, followBalance } from './balance-chain.ts';

const row = (moved: number, balance: number | null, at: string | null = null, loose = false): ChainLink => ({
  kind: 'row',
  line: moved,
  moved: BigInt(moved),
  balance: balance === null ? null : BigInt(balance),
  at,
  loose,
});

test('every step of a chain is counted', () => {
  const result = followBalance([row(5, 105), row(-3, 102), row(8, 110)]);
  expect(result).toMatchObject({ steps: 2, held: 2, first: null });
});

test('the first break is told with its line and the difference, and the chain goes on after it', () => {
  const result = followBalance([row(5, 10_500), row(700, 11_300), row(100, 11_400)]);
  expect(result).toMatchObject({ steps: 2, held: 1, first: { line: 700, expected: 11_200n, found: 11_300n } });
  expect(chainCheck(result, 1)).toEqual({
    result: 'failed',
    detail: 'at line 700 the balance should be 112.00 and is 113.00: off by 1.00; 1 of 2 steps hold',
  });
});

test('rows of one second may stand in any order, but their end must fit', () => {
  const tied = [row(1, 101, 't1'), row(20, 131, 't2'), row(10, 111, 't2'), row(-31, 100, 't3')];
  expect(followBalance(tied)).toMatchObject({ steps: 2, held: 2 });
  expect(followBalance([row(1, 101, 't1'), row(20, 132, 't2'), row(10, 112, 't2'), row(-31, 101, 't3')]).held).toBe(1);
  expect(followBalance([row(20, 131, 't2'), row(10, 111, 't2'), row(-31, 100, 't3')])).toMatchObject({
    steps: 1,
    held: 1,
  });
});

test('rows without a balance are summed to the next one that has it', () => {
  expect(followBalance([row(1, 101), row(2, null), row(3, 106)])).toMatchObject({ steps: 1, held: 1 });
});

test('the chain is not followed across a rejected line, unless that line tells its balance', () => {
  const gap = (balance: bigint | null): ChainLink => ({ kind: 'gap', line: 9, balance });
  expect(followBalance([row(1, 101), gap(null), row(3, 206), row(4, 210)])).toMatchObject({
    steps: 1,
    held: 1,
    gaps: [9],
  });
  expect(followBalance([row(1, 101), gap(150n), row(3, 206)])).toMatchObject({ steps: 1, held: 0 });
});

test('a pending or reversed row may count or not', () => {
  expect(followBalance([row(1, 101), row(5, 101, null, true), row(3, 104)]).held).toBe(2);
  expect(followBalance([row(1, 101), row(5, 106, null, true), row(3, 109)]).held).toBe(2);
});

test('a chain without a step proves nothing; a threshold forgives a share of breaks', () => {
  expect(chainHolds(followBalance([row(1, 101)]), 1)).toBe(false);
  expect(chainCheck(followBalance([row(1, 101)]), 1).result).toBe('not_available');
  expect(chainHolds({ steps: 474, held: 464, gaps: [], first: null }, 0.95)).toBe(true);
  expect(chainHolds({ steps: 474, held: 440, gaps: [], first: null }, 0.95)).toBe(false);
});
