import { describe, expect, test } from 'vitest';
import { type Brought, type Held, retrievedData, stateAfterRefresh, stateAfterUndo } from './data-status.ts';

const NOTHING: Held = { identity: false, balance: false, transactions: false };
const BALANCE: Held = { ...NOTHING, balance: true };
const ROWS: Held = { ...NOTHING, transactions: true };
const BOTH: Held = { ...NOTHING, balance: true, transactions: true };

const brings = (brought: Partial<Brought>): Brought => ({
  identity: false,
  balance: false,
  rows: null,
  failed: null,
  ...brought,
});
const both = brings({ balance: true, rows: 12 });
const balance = brings({ balance: true });
const rows = brings({ rows: 12 });
const bankSide = brings({ failed: 'bank' });
const ourSide = brings({ failed: 'platform' });

describe('the transition table of the contract', () => {
  // PROCESSING, FAILED and UNAVAILABLE all mean that neither is held: their three rows are one.
  const table: [string, Held, Brought, string][] = [
    ['nothing held, both', NOTHING, both, 'AVAILABLE'],
    ['nothing held, only the balance', NOTHING, balance, 'PARTIAL'],
    ['nothing held, only the rows', NOTHING, rows, 'PARTIAL'],
    ["nothing held, nothing on the bank's side", NOTHING, bankSide, 'UNAVAILABLE'],
    ['nothing held, nothing on our side', NOTHING, ourSide, 'FAILED'],
    ['nothing held, the person is needed', NOTHING, brings({ failed: 'person' }), 'UNAVAILABLE'],
    ['a balance held, both', BALANCE, both, 'AVAILABLE'],
    ['a balance held, the missing rows', BALANCE, rows, 'AVAILABLE'],
    ['a balance held, the balance again', BALANCE, balance, 'PARTIAL'],
    ["a balance held, nothing on the bank's side", BALANCE, bankSide, 'PARTIAL'],
    ['a balance held, nothing on our side', BALANCE, ourSide, 'PARTIAL'],
    ['rows held, both', ROWS, both, 'AVAILABLE'],
    ['rows held, the missing balance', ROWS, balance, 'AVAILABLE'],
    ['rows held, rows again', ROWS, rows, 'PARTIAL'],
    ["rows held, nothing on the bank's side", ROWS, bankSide, 'PARTIAL'],
    ['rows held, nothing on our side', ROWS, ourSide, 'PARTIAL'],
    ['both held, both', BOTH, both, 'AVAILABLE'],
    ['both held, only the balance', BOTH, balance, 'AVAILABLE'],
    ['both held, only the rows', BOTH, rows, 'AVAILABLE'],
    ["both held, nothing on the bank's side", BOTH, bankSide, 'AVAILABLE'],
    ['both held, nothing on our side', BOTH, ourSide, 'AVAILABLE'],
  ];
  test.each(table)('%s', (_, held, brought, status) => {
    expect(stateAfterRefresh(held, brought).dataStatus).toBe(status);
  });
});

describe('empty lists', () => {
  test.each<[string, Held, Brought, string]>([
    ['an empty list beside a balance counts as transactions', NOTHING, brings({ balance: true, rows: 0 }), 'AVAILABLE'],
    ['an empty list completes a held balance', BALANCE, brings({ rows: 0 }), 'AVAILABLE'],
    ['an empty list and no balance is nothing', NOTHING, brings({ rows: 0 }), 'UNAVAILABLE'],
  ])('%s', (_, held, brought, status) => {
    expect(stateAfterRefresh(held, brought).dataStatus).toBe(status);
  });
});

test.each<[string, Brought, string]>([
  ['a refresh that ended well', both, 'SUCCESSFUL'],
  ['half of the data, without a failure', balance, 'SUCCESSFUL'],
  ['a bank that shows nothing', brings({}), 'FAILED'],
  ['a bank that is down', bankSide, 'FAILED'],
  ['a fault of ours', ourSide, 'FAILED'],
  ['a balance, then the bank broke off', brings({ balance: true, failed: 'bank' }), 'FAILED'],
  ['a bank that wants the person back', brings({ failed: 'person' }), 'REAUTHORISATION_REQUIRED'],
  [
    'a balance, then the bank wants the person back',
    brings({ balance: true, failed: 'person' }),
    'REAUTHORISATION_REQUIRED',
  ],
])('sync_status after %s, whatever is held', (_, brought, status) => {
  for (const held of [NOTHING, BALANCE, ROWS, BOTH]) expect(stateAfterRefresh(held, brought).syncStatus).toBe(status);
});

test('no refresh takes away what is held, and retrieved_data tells exactly what data_status means', () => {
  const flags = [true, false];
  for (const identity of flags)
    for (const heldBalance of flags)
      for (const transactions of flags)
        for (const newBalance of flags)
          for (const count of [null, 0, 3])
            for (const failed of [null, 'bank', 'platform', 'person'] as const) {
              const held = { identity, balance: heldBalance, transactions };
              const after = stateAfterRefresh(
                held,
                brings({ identity: true, balance: newBalance, rows: count, failed }),
              );
              const told = retrievedData(after.held);
              for (const part of retrievedData(held)) expect(told).toContain(part);
              const parts = told.filter((part) => part !== 'identity').length;
              expect({ 0: ['UNAVAILABLE', 'FAILED'], 1: ['PARTIAL'], 2: ['AVAILABLE'] }[parts]).toContain(
                after.dataStatus,
              );
            }
});

test('retrieved_data keeps the order identity, balance, transactions', () => {
  expect(retrievedData({ transactions: true, balance: true, identity: true })).toEqual([
    'identity',
    'balance',
    'transactions',
  ]);
  expect(retrievedData(NOTHING)).toEqual([]);
});

describe('after an import was taken back', () => {
  test('what others brought is held as before', () => {
    const left = { balance: true, transactions: true };
    expect(stateAfterUndo(BOTH, 'AVAILABLE', left)).toEqual({ dataStatus: 'AVAILABLE', held: BOTH });
  });

  test('nothing is held when it was all', () => {
    const left = { balance: false, transactions: false };
    expect(stateAfterUndo(BOTH, 'AVAILABLE', left)).toEqual({ dataStatus: 'UNAVAILABLE', held: NOTHING });
  });

  test('an empty list beside the bank’s balance stays held, and a first fetch goes on', () => {
    const left = { balance: true, transactions: false };
    expect(stateAfterUndo(BOTH, 'AVAILABLE', left)).toEqual({ dataStatus: 'AVAILABLE', held: BOTH });
    expect(stateAfterUndo(NOTHING, 'PROCESSING', left).dataStatus).toBe('PROCESSING');
  });
});
