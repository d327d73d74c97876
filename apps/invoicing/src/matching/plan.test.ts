import { describe, expect, test } from 'vitest';
import { gatewayFee } from './deductions.ts';
import {
  type Customer,
  confirmPayee,
  DEFAULT_SETTINGS,
  type OpenInvoice,
  pairKey,
  plan,
  RULESET_VERSION,
} from './index.ts';
import { ADAEZE, aCredit, among, anInvoice, from, open, STRANGER } from './testing/pairs.ts';

const AUTO = { ...DEFAULT_SETTINGS, autoMatch: true };
const named = (id: string, number: string, members: Partial<OpenInvoice> = {}): OpenInvoice =>
  anInvoice({ id, number, ...members });
const lines = (suggestion: { lines: readonly { invoiceId: string; amount: bigint; kind: string }[] } | undefined) =>
  suggestion?.lines.map(({ invoiceId, amount, kind }) => [invoiceId, amount, kind]);

describe('auto-match', () => {
  const paid = aCredit(10_750_000n, { text: 'inv 42' });

  test('off by default: a certain match is the first suggestion and nothing applies', () => {
    const { apply, suggestions } = plan(paid, among(open(anInvoice())), DEFAULT_SETTINGS);
    expect(apply).toEqual([]);
    expect(suggestions[0]).toMatchObject({ rule: 'reference_amount', score: 1, certain: true });
  });

  test('switched on, number and amount apply', () => {
    const { apply, suggestions } = plan(paid, among(open(anInvoice())), AUTO);
    expect(lines(apply[0])).toEqual([['i42', 10_750_000n, 'payment']]);
    expect(suggestions).toEqual([]);
  });

  test('a number that two open invoices have never applies', () => {
    const twins = among(open(anInvoice()), open(named('i43', 'INV-042')));
    expect(plan(aCredit(10_750_000n, { text: 'inv 42' }), twins, AUTO).apply).toEqual([]);
    expect(plan(aCredit(10_750_000n, { text: 'inv 0042' }), twins, AUTO).apply).toHaveLength(1);
  });

  test('a link of an invoice’s own with its amount applies, and with another amount does not', () => {
    const candidates = among(open(anInvoice()));
    const collectedBy = 'pay_i42';
    expect(plan(aCredit(10_750_000n, { collectedBy }), candidates, AUTO).apply[0]?.rule).toBe('collector_amount');
    const less = plan(aCredit(5_000_000n, { collectedBy }), candidates, AUTO);
    expect([less.apply.length, less.suggestions[0]?.rule]).toEqual([0, 'collector']);
  });

  test('number of one invoice and payment link of another: both are certain, so neither applies', () => {
    const both = aCredit(10_750_000n, { text: 'INV-0042', collectedBy: 'x' });
    const { apply, suggestions } = plan(
      both,
      among(open(anInvoice()), open(named('i43', 'INV-0043', { collectedBy: ['x'] }))),
      AUTO,
    );
    expect(apply).toEqual([]);
    expect(suggestions).toHaveLength(2);
  });

  test('a payee applies from the third confirmation on, with an equal amount and the next 0.15 behind', () => {
    const payer = from('Ngozi Eze');
    const confirmed = (times: number): Customer =>
      Array.from({ length: times }).reduce((customer: Customer) => confirmPayee(customer, payer.counterparty), ADAEZE);
    const row = aCredit(10_750_000n, payer);
    expect(plan(row, among(open(anInvoice(), confirmed(2))), AUTO).apply).toEqual([]);
    expect(plan(row, among(open(anInvoice(), confirmed(3))), AUTO).apply[0]?.rule).toBe('alias');
    const same = [open(anInvoice(), confirmed(3)), open(named('i43', 'INV-0043'), confirmed(3))];
    expect(plan(row, among(...same), AUTO).apply).toEqual([]);
    expect(plan(aCredit(10_749_000n, payer), among(open(anInvoice(), confirmed(3))), AUTO).apply).toEqual([]);
  });

  test('a name alone never applies', () => {
    const { apply, suggestions } = plan(aCredit(10_750_000n, from('ADAEZE FOODS')), among(open(anInvoice())), AUTO);
    expect(apply).toEqual([]);
    expect(suggestions[0]).toMatchObject({ rule: 'score', score: 0.9, certain: false });
  });
});

describe('gates', () => {
  const row = aCredit(10_750_000n, { text: 'INV-0042', ...from('ADAEZE FOODS') });
  test.each([
    ['other_tenant', {}, { environmentId: 'env_2' }],
    ['currency', {}, { currency: 'USD' }],
    ['invoice_state', {}, { state: 'DRAFT' }],
    ['invoice_state', {}, { state: 'CANCELLED' }],
    ['invoice_state', {}, { state: 'REJECTED' }],
    ['invoice_state', {}, { state: 'SUPERSEDED' }],
    ['nothing_open', {}, { open: 0n }],
    ['direction', {}, { kind: 'credit_note' }],
    ['not_settled', { status: 'pending' }, {}],
    ['reversed', { status: 'reversed' }, {}],
    ['nothing_to_allocate', { unallocated: 0n }, {}],
  ] as const)('%s shuts out a pair that fits in everything else, and says so', (gate, transaction, invoice) => {
    const result = plan({ ...row, ...transaction }, among(open(anInvoice(invoice))), AUTO);
    expect([result.apply, result.suggestions]).toEqual([[], []]);
    expect(result.refused[0]?.gates).toContain(gate);
  });

  test('a dismissed pair never returns, by no rule', () => {
    const candidates = { ...among(open(anInvoice())), dismissed: new Set([pairKey('t1', 'i42')]) };
    const { apply, suggestions, refused } = plan(row, candidates, AUTO);
    expect([apply, suggestions]).toEqual([[], []]);
    expect(refused).toEqual([{ invoiceId: 'i42', gates: ['dismissed'] }]);
  });
});

describe('a number with another amount', () => {
  const first = (amount: bigint, text = 'INV-0042') =>
    plan(aCredit(amount, { text }), among(open(anInvoice())), AUTO).suggestions[0];

  test('less is a part payment, more leaves the customer a credit', () => {
    expect(lines(first(4_000_000n))).toEqual([['i42', 4_000_000n, 'payment']]);
    expect(lines(first(11_000_000n))).toEqual([
      ['i42', 10_750_000n, 'payment'],
      ['i42', 250_000n, 'overpayment'],
    ]);
  });

  test.each([
    ['5 % withholding', 500_000n, 'withholding'],
    ['10 % withholding', 1_000_000n, 'withholding'],
    ['gateway fee', gatewayFee(10_750_000n), 'fee'],
    ['smallest transfer fee', 1_075n, 'fee'],
    ['middle transfer fee, as printed', 2_688n, 'fee'],
    ['middle transfer fee, cut', 2_687n, 'fee'],
    ['largest transfer fee', 5_375n, 'fee'],
    ['levy', 5_000n, 'fee'],
    ['less than a naira', 99n, 'rounding'],
  ])('short by the %s: the invoice is paid, with an adjustment line', (_, missing, kind) => {
    const suggestion = first(10_750_000n - missing);
    expect(lines(suggestion)).toEqual([
      ['i42', 10_750_000n - missing, 'payment'],
      ['i42', missing, kind],
    ]);
  });

  test('the gateway takes 1.5 % and 100 naira, at most 2,000', () => {
    expect([gatewayFee(1_000_000n), gatewayFee(20_000_000n), gatewayFee(12_666_667n)]).toEqual([
      25_000n,
      200_000n,
      200_000n,
    ]);
  });

  test('naira fees are no deductions in another currency', () => {
    const invoice = anInvoice({ currency: 'USD' });
    const row = aCredit(10_745_000n, { text: 'INV-0042', currency: 'USD' });
    expect(lines(plan(row, among(open(invoice)), AUTO).suggestions[0])).toEqual([['i42', 10_745_000n, 'payment']]);
  });

  test('one number for two invoices: the rest settles the other', () => {
    const other = open(named('i43', 'INV-0043', { open: 2_000_000n, total: 2_000_000n }));
    const row = aCredit(12_750_000n, { text: 'INV-0042' });
    expect(lines(plan(row, among(open(anInvoice()), other), AUTO).suggestions[0])).toEqual([
      ['i42', 10_750_000n, 'payment'],
      ['i43', 2_000_000n, 'payment'],
    ]);
  });

  test('a year in the text is no part payment of the invoice with that number', () => {
    const row = aCredit(4_000_000n, { text: 'rent 2025' });
    expect(plan(row, among(open(named('i1', '2025'))), AUTO).suggestions).toEqual([]);
  });

  test('a number copied from a stranger’s invoice ranks behind the payer’s own of that amount', () => {
    const own = open(named('i77', 'INV-0077', { open: 6_000_000n, total: 6_000_000n }));
    const row = aCredit(6_000_000n, { text: 'INV-0042', ...from('ADAEZE FOODS') });
    const { suggestions } = plan(row, among(open(anInvoice(), STRANGER), own), AUTO);
    expect(suggestions.map(({ lines: [line] }) => line?.invoiceId)).toEqual(['i77', 'i42']);
  });
});

describe('several invoices', () => {
  const three = ['1', '2', '3'].map((each) =>
    open(named(`i${each}`, `INV-000${each}`, { open: BigInt(each) * 1_000_000n, total: BigInt(each) * 1_000_000n })),
  );

  test('numbers that are all named and add up are paid together', () => {
    const { suggestions } = plan(
      aCredit(6_000_000n, { text: 'INV-0001, INV-0002 and INV-0003' }),
      among(...three),
      AUTO,
    );
    expect(suggestions[0]).toMatchObject({ rule: 'reference_set', score: 1, certain: false });
    expect(suggestions[0]?.lines).toHaveLength(3);
  });

  test('without numbers, the only way in which a customer’s invoices add up is suggested', () => {
    const { apply, suggestions } = plan(aCredit(5_000_000n, from('ADAEZE FOODS LTD')), among(...three), AUTO);
    expect(apply).toEqual([]);
    expect(suggestions).toHaveLength(1);
    expect(lines(suggestions[0])).toEqual([
      ['i2', 2_000_000n, 'payment'],
      ['i3', 3_000_000n, 'payment'],
    ]);
    expect(suggestions[0]?.evidence.sentence).toContain('the only way');
  });

  test('several ways are all listed', () => {
    const four = [...three, open(named('i4', 'INV-0004', { open: 4_000_000n, total: 4_000_000n }))];
    const { suggestions } = plan(aCredit(7_000_000n, from('ADAEZE FOODS LTD')), among(...four), AUTO);
    expect(suggestions.filter(({ rule }) => rule === 'set')).toHaveLength(2);
  });

  test('a stranger’s payment combines nobody’s invoices', () => {
    expect(plan(aCredit(5_000_000n, from('PATIENCE UMEH')), among(...three), AUTO).suggestions).toEqual([]);
  });
});

describe('without a number', () => {
  test('the payer who left the VAT out scores .88 for the amount', () => {
    const [suggestion] = plan(aCredit(10_000_000n, from('ADAEZE FOODS')), among(open(anInvoice())), AUTO).suggestions;
    expect(suggestion?.evidence.features[0]).toEqual({ name: 'amount', value: 0.88, contribution: 0.396 });
  });

  test('an equal amount from somebody else is not proposed', () => {
    expect(plan(aCredit(10_750_000n, from('PATIENCE UMEH')), among(open(anInvoice())), AUTO).suggestions).toEqual([]);
  });

  test('where the row names nobody, an equal amount is a suggestion and never more', () => {
    const { apply, suggestions } = plan(aCredit(10_750_000n), among(open(anInvoice())), AUTO);
    expect(apply).toEqual([]);
    expect(suggestions[0]).toMatchObject({ rule: 'amount', score: 0.6 });
  });

  test('of equal amounts the one that is due comes first', () => {
    const later = open(named('i90', 'INV-0090', { issueDate: '2026-01-25', dueDate: '2026-06-30' }));
    const { suggestions } = plan(aCredit(10_750_000n, from('ADAEZE FOODS')), among(later, open(anInvoice())), AUTO);
    expect(suggestions.map(({ lines: [line] }) => line?.invoiceId)).toEqual(['i42', 'i90']);
  });
});

test('every suggestion tells its features, one sentence, the runner-up and the ruleset', () => {
  const candidates = among(open(anInvoice()), open(named('i43', 'INV-0043')));
  const row = aCredit(10_750_000n, { text: 'INV-0042', ...from('ADAEZE FOODS') });
  const [first] = plan(row, candidates, DEFAULT_SETTINGS).suggestions;
  expect(first?.evidence).toMatchObject({
    sentence: 'The text names invoice INV-0042, and NGN 107,500.00 is exactly what is open.',
    runnerUp: { invoiceIds: ['i43'], score: 0.9, gap: 0.1 },
    rulesetVersion: RULESET_VERSION,
  });
  expect(first?.evidence.features.map(({ name }) => name)).toEqual([
    'reference',
    'amount',
    'counterparty',
    'date',
    'history',
  ]);
  expect(first?.evidence.features.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(first?.score);
});

test('the order in which candidates come decides nothing', () => {
  const candidates = [open(anInvoice()), open(named('i43', 'INV-0043')), open(named('i44', 'INV-0044'), STRANGER)];
  const row = aCredit(10_750_000n, from('ADAEZE FOODS'));
  const forward = plan(row, among(...candidates), AUTO);
  const backward = plan(row, among(...candidates.toReversed()), AUTO);
  expect(backward.suggestions).toEqual(forward.suggestions);
});
