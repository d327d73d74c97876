import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Lender } from './debits-stage.ts';

let lender: Lender;
beforeAll(async () => {
  lender = await Lender.start();
}, 60_000);
afterAll(() => lender.close());
beforeEach(() => lender.begin());

const fixed = (changes: object = {}) =>
  lender.mandate({
    ...{ debit_type: 'fixed', amount: 500_000, frequency: 'monthly', initial_debit_date: '2026-03-31' },
    ...{
      retrial_frequency: 3,
      grace_period: 1,
      minimum_due: 100_000,
      start_date: '2026-03-01',
      end_date: '2026-06-30',
    },
    reference: 'loan-fixed-01',
    ...changes,
  });
interface Row {
  reference: string;
  amount: number;
  status: string;
  type: string;
  created_at: string;
}
/** Reference, amount, status and time, the oldest first. */
async function made(mandate: string): Promise<unknown[][]> {
  const { json } = await lender.call('GET', `/v3/payments/mandates/${mandate}/debits?limit=100`);
  const rows = json.data as Row[];
  return rows
    .reverse()
    .map(({ reference, amount, status, created_at }) => [reference, amount, status, created_at.slice(0, 16)]);
}

describe('a fixed mandate', () => {
  test('is debited at 06:00 in Lagos on its dates, and a 31st clamps and returns', async () => {
    const mandate = await fixed();
    await lender.until('2026-06-29T12:00:00.000Z');
    expect(await made(mandate)).toEqual([
      ['loan-fixed-01-260331-1', 500_000, 'successful', '2026-03-31T05:00'],
      ['loan-fixed-01-260430-1', 500_000, 'successful', '2026-04-30T05:00'],
      ['loan-fixed-01-260531-1', 500_000, 'successful', '2026-05-31T05:00'],
    ]);
    expect(await lender.balance(mandate)).toBe(500_000);
    expect(await lender.words()).toEqual(['successful', 'successful', 'successful']);
  });

  test('is tried every three hours, asks the least on the last try of a day, and goes on with the next date', async () => {
    const mandate = await fixed();
    await lender.until('2026-03-31T00:00:00.000Z');
    await lender.fault('decline:51', 2);
    await lender.until('2026-05-01T00:00:00.000Z');
    expect(await made(mandate)).toEqual([
      ['loan-fixed-01-260331-1', 500_000, 'failed', '2026-03-31T05:00'],
      ['loan-fixed-01-260331-2', 500_000, 'failed', '2026-03-31T08:00'],
      ['loan-fixed-01-260331-3', 100_000, 'successful', '2026-03-31T11:00'],
      ['loan-fixed-01-260430-1', 500_000, 'successful', '2026-04-30T05:00'],
    ]);
  });

  test('misses a date when its grace is over too', async () => {
    const mandate = await fixed();
    await lender.until('2026-03-31T00:00:00.000Z');
    await lender.fault('decline:05', 6);
    await lender.until('2026-05-01T00:00:00.000Z');
    expect((await made(mandate)).map(([reference, , status]) => [reference, status])).toEqual([
      ...[1, 2, 3].map((slot) => [`loan-fixed-01-260331-${slot}`, 'failed']),
      ...[1, 2, 3].map((slot) => [`loan-fixed-01-260401-${slot}`, 'failed']),
      ['loan-fixed-01-260430-1', 'successful'],
    ]);
  });

  test('waits for an outcome that is not known: never two dates in flight', async () => {
    const mandate = await fixed({ frequency: 'daily', initial_debit_date: '2026-03-10', end_date: '2026-03-12' });
    await lender.until('2026-03-10T04:00:00.000Z');
    await lender.fault('timeout_not_received');
    await lender.platform.modules.payments.settings.change(lender.tenant.environment, { 'debit.wait': '1s' });
    await lender.until('2026-03-12T12:00:00.000Z');
    expect(await made(mandate)).toEqual([
      ['loan-fixed-01-260310-1', 500_000, 'failed', '2026-03-10T05:00'],
      ['loan-fixed-01-260310-2', 500_000, 'successful', '2026-03-10T08:00'],
      ['loan-fixed-01-260311-1', 500_000, 'successful', '2026-03-11T05:00'],
      ['loan-fixed-01-260312-1', 500_000, 'successful', '2026-03-12T05:00'],
    ]);
  });

  test('moves to the next day what the limits refuse', async () => {
    const account = { account_number: '3999999999', bank_code: '035' };
    const mandate = await fixed({ ...account, frequency: 'weekly', initial_debit_date: '2026-03-10' });
    const variable = await lender.mandate({ ...account });
    await lender.until('2026-03-10T04:00:00.000Z');
    await lender.fault('decline:51', 6);
    expect(await lender.debits(variable, 6)).toEqual(Array(6).fill('51'));
    await lender.until('2026-03-11T12:00:00.000Z');
    expect(await made(mandate)).toEqual([['loan-fixed-01-260311-1', 500_000, 'successful', '2026-03-11T05:00']]);
  });

  test('is not debited while it is paused, nor after it is cancelled', async () => {
    const mandate = await fixed();
    await lender.call('PATCH', `/v3/payments/mandates/${mandate}/pause`);
    await lender.until('2026-03-31T09:00:00.000Z');
    expect(await made(mandate)).toEqual([]);
    await lender.call('PATCH', `/v3/payments/mandates/${mandate}/reinstate`);
    await lender.until('2026-04-15T09:00:00.000Z');
    expect(await made(mandate)).toEqual([['loan-fixed-01-260331-3', 500_000, 'successful', '2026-03-31T11:00']]);
    await lender.call('PATCH', `/v3/payments/mandates/${mandate}/cancel`);
    await lender.until('2026-06-30T09:00:00.000Z');
    expect(await made(mandate)).toHaveLength(1);
  });

  test('is tried again under its own reference when the rail was down', async () => {
    const mandate = await fixed();
    await lender.until('2026-03-31T00:00:00.000Z');
    await lender.fault('rail_down');
    await lender.until('2026-03-31T12:00:00.000Z');
    expect(await made(mandate)).toEqual([['loan-fixed-01-260331-1', 500_000, 'successful', '2026-03-31T05:05']]);
  });
});
