import { expect, test } from 'vitest';
import { createBooks } from './books.ts';
import { DEFAULT_KEYWORDS } from './keyword-lists.ts';
import type { Rule } from './patterns.ts';
import type { UpstreamTransaction } from './read-row.ts';
import { explain } from './reasons.ts';
import { aContext, decided, outcome } from './testing/rows.ts';

const ventures = { name: 'EXAMPLE VENTURES LTD' };
const onList: Rule = { field: 'counterparty', op: 'contains', value: 'example ventures' };
const lists = (allow: Rule[], deny: Rule[] = []) => ({ organisation: { allow, deny } });
const onlyInv = { referencePattern: '^INV-\\d+$' };

type Vector = [string, Partial<UpstreamTransaction>, Parameters<typeof aContext>, string];
const VECTORS: Vector[] = [
  [
    'a document number and a payer',
    { narration: 'INV-204 web design', counterparty: ventures },
    [],
    'eligible 8 business_keyword',
  ],
  [
    'a reference that fits the pattern',
    { narration: 'INV-204 web design', counterparty: ventures },
    [onlyInv],
    'eligible 8 business_keyword',
  ],
  ['a reference that does not', { narration: 'ORD/77 web design invoice' }, [onlyInv], 'rejected 4 reference_mismatch'],
  ['a birthday gift', { narration: 'birthday gift', counterparty: ventures }, [], 'rejected 6 personal_keyword'],
  [
    'a birthday gift of an allowed payer',
    { narration: 'birthday gift', counterparty: ventures },
    [lists([onList])],
    'eligible 5 allowlisted',
  ],
  [
    'a payer on both lists',
    { narration: 'birthday gift', counterparty: ventures },
    [lists([onList], [onList])],
    'rejected 2 denylisted',
  ],
  [
    '₦500 without a payer',
    { narration: 'payment for invoice', amountMinor: 50_000n },
    [],
    'rejected 7 below_floor_no_counterparty',
  ],
  [
    '₦500 with a payer',
    { narration: 'payment for invoice', counterparty: ventures, amountMinor: 50_000n },
    [],
    'eligible 7 business_keyword',
  ],
  ['an empty remark of an unknown company', { counterparty: ventures }, [], 'rejected 8 no_business_signal'],
  [
    'an empty remark of a known customer',
    { counterparty: ventures },
    [{}, { books: createBooks({ customers: [{ name: 'Example Ventures' }] }) }],
    'eligible 8 known_customer',
  ],
  [
    'dollars on a naira account, allowed',
    { narration: 'invoice', currency: 'USD', counterparty: ventures },
    [lists([onList])],
    'rejected 3 currency_mismatch',
  ],
  ['a charge', { narration: 'NIP CHARGE + VAT', type: 'debit', amountMinor: 5_375n }, [], 'skipped 1 charge'],
  [
    'exactly ₦1,000',
    { narration: 'food', amountMinor: 100_000n, counterparty: ventures },
    [],
    'rejected 8 no_business_signal',
  ],
  ['a kobo below', { narration: 'food', amountMinor: 99_999n, counterparty: ventures }, [], 'rejected 7 below_floor'],
];

test.each(VECTORS)('%s is decided as the table says', (_, said, context, expected) => {
  expect(outcome(decided(said, aContext(...context)))).toBe(expected);
});

test('a fitting reference is added to the reasons', () => {
  const { reasons } = decided({ narration: 'INV-204 web design', counterparty: ventures }, aContext(onlyInv));
  expect(reasons).toContainEqual({ rule: 8, detail: 'reference_match', evidence: 'INV-204' });
});

test('what an allow rule overrules is still told, the deciding reason first', () => {
  const { reasons, reason, document } = decided(
    { narration: 'birthday gift', counterparty: ventures },
    aContext(lists([onList])),
  );
  expect(reasons.map(({ rule, detail }) => `${rule} ${detail}`)).toEqual([
    '5 allowlisted',
    '6 personal_keyword',
    '8 no_business_signal',
  ]);
  expect({ reason, document }).toEqual({ reason: null, document: 'invoice' });
});

test('details of a rejection go by one of the three reasons of the wire', () => {
  expect(decided({ narration: 'family' }).reason).toBe('personal_or_low_confidence');
  expect(decided({ narration: 'invoice', currency: 'USD' }).reason).toBe('currency_mismatch');
  expect(decided({ narration: 'ORD/77 invoice' }, aContext(onlyInv)).reason).toBe('reference_mismatch');
});

test('a deny rule of the account beats an allow rule of the organisation, and the other way round', () => {
  const said = { narration: 'invoice 204', counterparty: ventures };
  const allow = { allow: [onList], deny: [] };
  const deny = { allow: [], deny: [onList] };
  expect(decided(said, aContext({ organisation: allow, account: deny })).detail).toBe('denylisted');
  expect(decided(said, aContext({ organisation: deny, account: allow })).detail).toBe('denylisted');
});

test('a bank’s own payment is no business; the payer’s is', () => {
  const bank =
    'NIBSS Instant Payment Outward 000013230921987471204959052507 Thanks TO Ebele Gambo Femi /26.875/REF:95379';
  expect(decided({ narration: bank }).decision).toBe('rejected');
  expect(outcome(decided({ narration: 'NIP/GTB/ADA OBI/payment' }))).toBe('eligible 8 business_keyword');
});

test('a company without a word stays rejected; a moderate word is a case for review', () => {
  expect(outcome(decided({ counterparty: ventures, narration: '' }))).toBe('rejected 8 no_business_signal');
  expect(outcome(decided({ narration: 'NIP/GTB/ADA OBI/supply of cement' }))).toBe('review 8 no_business_signal');
  expect(outcome(decided({ narration: 'NIP/GTB/ADA OBI/cement money thanks' }))).toBe('rejected 8 no_business_signal');
});

test('keywords count as whole words', () => {
  for (const remark of ['current', 'contractor', 'subscriber list', 'gifted hands', 'loaned', 'chopper']) {
    expect(decided({ narration: `NIP/GTB/ADA OBI/${remark}` }).signals, remark).toEqual([]);
  }
});

test('words of a payer’s name are not the payer’s words', () => {
  expect(outcome(decided({ narration: 'NIP/ZIB/CHARITY OKON/invoice 204' }))).toBe('eligible 8 business_keyword');
  expect(outcome(decided({ narration: 'NIP/ZIB/PAYMENT SYSTEMS LTD/' }))).toBe('rejected 8 no_business_signal');
});

test('an open invoice of exactly this amount, or named by the payer, is a signal', () => {
  const books = createBooks({
    openInvoices: [{ id: 'inv_1', number: 'BL-0042', currency: 'NGN', openMinor: 5_000_000n }],
  });
  expect(decided({ narration: 'NIP/GTB/ADA OBI/' }, aContext({}, { books })).detail).toBe('open_invoice_amount');
  const named = decided({ narration: 'NIP/GTB/ADA OBI/bl 42', amountMinor: 700_000n }, aContext({}, { books }));
  expect(named).toMatchObject({ detail: 'open_invoice_reference', matchedInvoiceId: 'inv_1' });
});

test('the currency of the invoice that the payer names goes before the environment’s', () => {
  const books = createBooks({ openInvoices: [{ id: 'inv_1', number: 'INV-77', currency: 'USD', openMinor: 5_000n }] });
  expect(decided({ narration: 'INV-77', currency: 'USD' }, aContext({}, { books })).decision).toBe('eligible');
  expect(decided({ narration: 'INV-77', currency: 'NGN' }, aContext({}, { books })).detail).toBe('currency_mismatch');
});

test('other currencies have no floor', () => {
  expect(
    outcome(decided({ narration: 'invoice', currency: 'GHC', amountMinor: 5n }, aContext({ currency: 'GHS' }))),
  ).toBe('eligible 8 business_keyword');
});

test('a debit is a credit note where it gives back a known sale, and nothing otherwise', () => {
  const sale = {
    invoiceId: 'inv_9',
    number: 'BL0042',
    currency: 'NGN',
    amountMinor: 5_000_000n,
    counterparty: 'Example Ventures Ltd',
    sessionId: null,
    day: '2026-11-02',
  };
  const context = aContext({}, { books: createBooks({ sales: [sale] }) });
  const back = {
    type: 'debit',
    narration: 'TRF/refund/FRM BRIGHT LOOM STUDIOS LTD TO EXAMPLE VENTURES LTD- 058',
    day: '2026-11-05',
  } as const;
  expect(decided(back, context)).toMatchObject({
    decision: 'eligible',
    rule: 9,
    document: 'credit_note',
    refundedInvoiceId: 'inv_9',
  });
  expect(outcome(decided({ ...back, amountMinor: 4_900_000n }, context))).toBe('skipped 9 debit_not_refund');
  const part = { ...back, amountMinor: 1_000_000n, narration: 'NIP/GTB/EXAMPLE VENTURES LTD/refund BL0042' };
  expect(outcome(decided(part, context))).toBe('eligible 9 refund_of_sale');
  expect(outcome(decided({ type: 'debit', narration: 'NIP/GTB/ADA OBI/invoice 204' }))).toBe(
    'skipped 9 debit_not_refund',
  );
});

test('an allow rule never makes an invoice of money that went out', () => {
  const context = aContext(lists([onList]));
  const { decision, document } = decided(
    { type: 'debit', narration: 'NIP/GTB/X/food', counterparty: ventures },
    context,
  );
  expect({ decision, document }).toEqual({ decision: 'eligible', document: 'credit_note' });
});

test('a reversal is skipped; one whose row is not held makes no invoice of the words that it quotes', () => {
  const narration = 'REVERSAL: TRF TO CITYLINK LOGISTICS/payment for invoice 5';
  expect(outcome(decided({ narration }))).toBe('skipped 1 reversal');
  expect(outcome(decided({ narration }, aContext({}, { reversalOf: 'tx_0' })))).toBe('skipped 1 reversal');
  expect(decided({ narration }, aContext({}, { reversalOf: null })).decision).toBe('rejected');
  expect(decided({ narration: 'NIP/GTB/KUNLE MUSA/refund on invoice 5' }).rule).toBe(8);
});

test('nothing unsettled or empty is decided further, and each reason is told', () => {
  expect(outcome(decided({ narration: 'invoice 204', status: 'pending' }))).toBe('skipped 1 not_settled');
  const { reasons } = decided({ narration: 'family', status: 'PENDING', amountMinor: 0n });
  expect(reasons.map(({ detail }) => detail)).toEqual([
    'not_settled',
    'zero_amount',
    'personal_keyword',
    'below_floor_no_counterparty',
    'below_floor',
  ]);
});

test('a school takes “school fee” off its list and is paid', () => {
  const narration = 'NIP/GTB/ADA OBI/school fees payment';
  const personalStrong = DEFAULT_KEYWORDS.personalStrong.filter((word) => word !== 'school fee');
  expect(decided({ narration }).detail).toBe('personal_keyword');
  expect(decided({ narration }, aContext({ keywords: { ...DEFAULT_KEYWORDS, personalStrong } })).decision).toBe(
    'eligible',
  );
});

test('a person is told the reason in a sentence', () => {
  const { reasons } = decided({ narration: 'birthday gift', currency: 'USD' });
  expect(reasons.map(explain)).toEqual([
    'The currency does not fit: USD, not NGN.',
    '“birthday” speaks of a personal payment.',
    'Nothing says that this is business: no word, no known customer, no reference, no open invoice.',
  ]);
});
