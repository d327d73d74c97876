import { describe, expect, test } from 'vitest';
import { type BankTransaction, DEFAULT_SETTINGS, gatewayOf, type PayoutBatch, pairKey, plan } from './index.ts';
import { aCredit, among, anInvoice, from, open } from './testing/pairs.ts';

const AUTO = { ...DEFAULT_SETTINGS, autoMatch: true };

describe('refunds and reversals', () => {
  const paid = aCredit(10_750_000n, {
    id: 't0',
    date: '2026-01-23',
    sessionId: 's1',
    reference: 'R-9001',
    ...from('ADAEZE FOODS'),
  });
  const before = {
    transaction: paid,
    allocations: [{ id: 'a1', invoiceId: 'i42', invoiceState: 'SIGNED' as const }],
  };
  const back = (members: Partial<BankTransaction>) =>
    plan(aCredit(10_750_000n, { direction: 'debit', ...members }), { ...among(), earlier: [before] }, AUTO);

  test.each([
    ['session id', { sessionId: 's1' }, 1],
    ['reference', { reference: 'r9001' }, 0.95],
    ['counterparty', from('Adaeze Foods Ltd'), 0.85],
  ])('the same amount back with the same %s undoes the allocation, and never by itself', (_, members, score) => {
    const { apply, suggestions } = back(members);
    expect(apply).toEqual([]);
    expect(suggestions[0]).toMatchObject({ rule: 'reversal', reverses: ['a1'], creditNotesFor: ['i42'], score });
  });

  test.each([
    ['eight days later', { sessionId: 's1', date: '2026-01-31' }],
    ['the day before', { sessionId: 's1', date: '2026-01-22' }],
    ['of another amount', { sessionId: 's1', amount: 1n, unallocated: 1n }],
    ['in the same direction', { sessionId: 's1', direction: 'credit' as const }],
    ['of somebody else', from('PATIENCE UMEH')],
    ['in another environment', { sessionId: 's1', environmentId: 'env_2' }],
  ])('a row %s undoes nothing', (_, members) => {
    expect(back(members).suggestions).toEqual([]);
  });

  test('an invoice that was not signed needs no credit note', () => {
    const unsigned = { ...before, allocations: [{ id: 'a1', invoiceId: 'i42', invoiceState: 'VALIDATED' as const }] };
    const row = aCredit(10_750_000n, { direction: 'debit', sessionId: 's1' });
    const [suggestion] = plan(row, { ...among(), earlier: [unsigned] }, AUTO).suggestions;
    expect([suggestion?.reverses, suggestion?.creditNotesFor]).toEqual([['a1'], []]);
  });

  test('a customer who is also our supplier pays: its money undoes nothing without the bank’s word', () => {
    const spent = { transaction: { ...paid, direction: 'debit' as const }, allocations: [] };
    const row = (members: Partial<BankTransaction>) =>
      plan(aCredit(10_750_000n, { ...from('ADAEZE FOODS'), ...members }), { ...among(), earlier: [spent] }, AUTO);
    expect(row({}).suggestions).toEqual([]);
    expect(row({ calledReversal: true }).suggestions[0]?.rule).toBe('reversal');
  });

  test('money that goes out after a payment that was matched with nothing is no reversal', () => {
    const row = aCredit(10_750_000n, { direction: 'debit', sessionId: 's1' });
    const unmatched = { ...before, allocations: [] };
    expect(plan(row, { ...among(), earlier: [unmatched] }, AUTO).suggestions).toEqual([]);
  });

  test('a dismissed reversal never returns', () => {
    const row = aCredit(10_750_000n, { direction: 'debit', sessionId: 's1' });
    const candidates = { ...among(), earlier: [before], dismissed: new Set([pairKey('t1', 't0')]) };
    expect(plan(row, candidates, AUTO).suggestions).toEqual([]);
  });
});

describe('gateway payouts', () => {
  const batch: PayoutBatch = {
    organisationId: 'org_1',
    environmentId: 'env_1',
    id: 'b1',
    gateway: 'paystack',
    currency: 'NGN',
    settledOn: '2026-01-30',
    sales: [
      { invoiceId: 'i42', gross: 10_750_000n, fee: null },
      { invoiceId: 'i43', gross: 1_000_000n, fee: 20_000n },
    ],
  };
  const net = 10_750_000n - 171_250n + 1_000_000n - 20_000n;
  const payout = (amount: bigint, members: Partial<BankTransaction> = {}) =>
    plan(
      aCredit(amount, { gateway: 'paystack', ...from('PAYSTACK PAYMENTS LTD'), ...members }),
      { ...among(open(anInvoice({ open: net, total: net }))), batches: [batch] },
      AUTO,
    );

  test('the net of a batch is its sales, each with its fee', () => {
    const [suggestion] = payout(net).suggestions;
    expect(suggestion?.rule).toBe('payout');
    expect(suggestion?.lines.map(({ invoiceId, amount, kind }) => [invoiceId, amount, kind])).toEqual([
      ['i42', 10_578_750n, 'payment'],
      ['i42', 171_250n, 'fee'],
      ['i43', 980_000n, 'payment'],
      ['i43', 20_000n, 'fee'],
    ]);
  });

  test('a payout is never one sale, however well its amount fits an invoice', () => {
    expect(payout(net).suggestions).toHaveLength(1);
    expect(payout(net - 1n).suggestions).toEqual([]);
  });

  test('a payout whose batch, or one sale of it, was dismissed never returns', () => {
    for (const other of ['b1', 'i43']) {
      const row = aCredit(net, { gateway: 'paystack' });
      const candidates = { ...among(), batches: [batch], dismissed: new Set([pairKey('t1', other)]) };
      expect(plan(row, candidates, AUTO).suggestions).toEqual([]);
    }
  });

  test('another gateway’s batch, and one of last week, are not paid out', () => {
    expect(payout(net, { gateway: 'flutterwave' }).suggestions).toEqual([]);
    expect(payout(net, { date: '2026-02-06' }).suggestions).toEqual([]);
  });

  test('a gateway is known by the first word of its name', () => {
    expect(gatewayOf('PAYSTACK PAYMENTS LIMITED')).toBe('paystack');
    expect(gatewayOf('Squad Foods')).toBe('squad');
    expect([gatewayOf('FOODS BY REMITA'), gatewayOf(null)]).toEqual([null, null]);
  });
});
