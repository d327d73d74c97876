import { describe, expect, test } from 'vitest';
import type { Fetched } from '../../connectors/connector.ts';
import { aRow } from '../../transactions/testing/book.ts';
import { unholdable } from './holdable.ts';

const page = (row: Parameters<typeof aRow>[0], rest: Partial<Fetched> = {}): Fetched => ({
  ...{ rows: [aRow(), { ...aRow(), ...row }], cursor: null, hasMore: false, ...rest },
});
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

describe('what a bank tells is held only when it can be told again', () => {
  test.each([
    ['a row’s amount', page({ amountMinor: MOST + 1n })],
    ['a row’s amount', page({ amountMinor: -1n })],
    ['a row’s balance', page({ balanceMinor: -MOST - 1n })],
    ['a row’s day', page({ day: '2025-02-30' })],
    ['a row’s day', page({ day: '1899-12-30' })],
    ['a row’s day', page({ day: '9999-01-02' })],
    ['a row’s day', page({ day: '' })],
    ['a row’s time', page({ at: new Date(Number.NaN) })],
    ['a row’s time', page({ at: new Date('9999-06-01T00:00:00Z') })],
    ['the balance', page({}, { balanceMinor: MOST + 1n })],
    ['the days covered', page({}, { covers: { from: '2025-01-01', to: '2025-13-01' } })],
  ])('refused: %s', (part, fetched) => expect(unholdable(fetched)).toContain(part));

  test.each([
    page({ amountMinor: MOST, balanceMinor: -MOST, day: '1900-01-01', at: null }),
    page({ day: '9999-01-01', at: null }, { balanceMinor: null }),
    page({ day: '2024-02-29', at: new Date('2024-02-29T23:59:59.999Z') }, { balanceMinor: MOST }),
  ])('taken: %#', (fetched) => expect(unholdable(fetched)).toBeNull());
});
