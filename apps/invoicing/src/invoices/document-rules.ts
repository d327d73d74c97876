import { fixedRateBp, isInvoiceType, isValueAdded, needsBillingReference } from './codes.ts';
import { irnProblem, isCalendarDate, readIrn } from './irn.ts';
import { lineProblems } from './line-rules.ts';
import { partyProblems } from './party-rules.ts';
import { type Problem, problem } from './problem.ts';
import { isNamed, type TaxInvoice, taxTotal, totalsOf } from './tax-invoice.ts';
import { taxOn } from './vat.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CURRENCY = /^[A-Z]{3}$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Up to here a JSON number with two decimals is exact in every reader. */
const AMOUNT_MAX = 10n ** 15n;
const LINES_MAX = 1_000;
const TEXT_MAX = 1_000;

/**
 * Everything that is wrong with an invoice before anybody is asked, all at once; empty when it may be sent. Fields carry
 * the document's own names. Codes of the long lists are not judged here: an unknown one is a warning. Source: contract 11.3, 11.4.
 */
export function documentProblems(invoice: TaxInvoice): readonly Problem[] {
  return [
    ...headProblems(invoice),
    ...dateProblems(invoice),
    ...referenceProblems(invoice),
    ...partyProblems('accounting_supplier_party', invoice.supplier, 'supplier'),
    ...(invoice.customer ? partyProblems('accounting_customer_party', invoice.customer, 'customer') : []),
    ...buyerProblems(invoice),
    ...linesProblems(invoice),
    ...allowanceProblems(invoice),
    ...taxProblems(invoice),
    ...totalProblems(invoice),
  ];
}

function headProblems(invoice: TaxInvoice): readonly Problem[] {
  const irn = irnProblem(invoice.irn, invoice);
  return [
    ...(UUID.test(invoice.businessId) ? [] : [problem('business_id', 'invalid', 'The business id is no UUID.')]),
    ...(irn ? [problem('irn', irn.code, irn.message)] : []),
    ...(isInvoiceType(invoice.typeCode)
      ? []
      : [problem('invoice_type_code', 'invalid', `There is no invoice type ${invoice.typeCode}.`)]),
    ...(CURRENCY.test(invoice.currency)
      ? []
      : [problem('document_currency_code', 'invalid', 'A currency is three capital letters.')]),
    ...(CURRENCY.test(invoice.taxCurrency)
      ? []
      : [problem('tax_currency_code', 'invalid', 'A currency is three capital letters.')]),
    ...(['note', 'paymentTerms', 'buyerReference', 'orderReference'] as const)
      .filter((name) => (invoice[name]?.length ?? 0) > TEXT_MAX)
      .map((name) => problem(WIRE[name], 'too_long', `This takes at most ${TEXT_MAX} characters.`)),
  ];
}

const WIRE = {
  note: 'note',
  paymentTerms: 'payment_terms_note',
  buyerReference: 'buyer_reference',
  orderReference: 'order_reference',
} as const;

function dateProblems({
  issueDate,
  issueTime,
  dueDate,
  deliveryDate,
  paymentMeans = [],
}: TaxInvoice): readonly Problem[] {
  const dates: [field: string, date: string | undefined][] = [
    ['issue_date', issueDate],
    ['due_date', dueDate],
    ['actual_delivery_date', deliveryDate],
    ...paymentMeans.map(({ dueDate }, index): [string, string | undefined] => [
      `payment_means[${index}].payment_due_date`,
      dueDate,
    ]),
  ];
  return [
    ...dates
      .filter(([, date]) => date !== undefined && !isCalendarDate(date))
      .map(([field]) => problem(field, 'invalid', 'A date is YYYY-MM-DD and in the calendar.')),
    ...(issueTime === undefined || TIME.test(issueTime)
      ? []
      : [problem('issue_time', 'invalid', 'A time is HH:MM:SS.')]),
    ...(dueDate !== undefined && isCalendarDate(dueDate) && dueDate < issueDate
      ? [problem('due_date', 'before_issue', 'An invoice is not due before it is issued.')]
      : []),
  ];
}

function referenceProblems({ typeCode, billingReferences = [], irn }: TaxInvoice): readonly Problem[] {
  if (billingReferences.length === 0)
    return needsBillingReference(typeCode)
      ? [problem('billing_reference', 'required', 'A credit or debit note names the invoice that it is about.')]
      : [];
  return billingReferences.flatMap((reference, index) => {
    const field = `billing_reference[${index}]`;
    const read = readIrn(reference.irn);
    if (!read) return [problem(`${field}.irn`, 'invalid', 'This is no IRN.')];
    if (reference.irn === irn) return [problem(`${field}.irn`, 'invalid', 'A document cannot be about itself.')];
    return read.issueDate === reference.issueDate
      ? []
      : [problem(`${field}.issue_date`, 'mismatch', `The IRN is of ${read.issueDate}.`)];
  });
}

function buyerProblems({ kind, customer }: TaxInvoice): readonly Problem[] {
  if (kind === 'B2C' || (customer && isNamed(customer))) return [];
  return [
    problem(
      'accounting_customer_party.tin',
      'required',
      `A ${kind} invoice names the buyer with a TIN of five characters or more.`,
    ),
  ];
}

function linesProblems({ lines }: TaxInvoice): readonly Problem[] {
  if (lines.length === 0) return [problem('invoice_line', 'required', 'An invoice has at least one line.')];
  if (lines.length > LINES_MAX) return [problem('invoice_line', 'too_many', `At most ${LINES_MAX} lines.`)];
  return lines.flatMap((line, index) => lineProblems(`invoice_line[${index}]`, line));
}

const allowanceProblems = ({ allowances = [] }: TaxInvoice): readonly Problem[] =>
  allowances.flatMap(({ amountMinor }, index) =>
    amountMinor < 0n ? [problem(`allowance_charge[${index}].amount`, 'negative', 'This is never negative.')] : [],
  );

function taxProblems({ taxes, totals, lines }: TaxInvoice): readonly Problem[] {
  const field = (index: number): string => `tax_total[0].tax_subtotal[${index}]`;
  // Tax is rounded once per line in some books, once per document in others.
  const tolerance = BigInt(Math.max(lines.length, 1));
  const covered = taxes
    .filter(({ category }) => isValueAdded(category))
    .reduce((all, { taxableMinor }) => all + taxableMinor, 0n);
  return [
    ...taxes.flatMap(({ category, percentBp, taxableMinor, taxMinor }, index) => {
      const rate = fixedRateBp(category);
      const exact = percentBp >= 0 && Number.isInteger(percentBp) ? taxOn(taxableMinor, percentBp) : null;
      return [
        ...(category === '' ? [problem(`${field(index)}.tax_category.id`, 'required', 'A tax has a category.')] : []),
        ...(taxableMinor < 0n || taxMinor < 0n
          ? [problem(field(index), 'negative', 'Amounts are never negative.')]
          : []),
        ...(exact === null
          ? [problem(`${field(index)}.tax_category.percent`, 'invalid', 'A rate is never negative.')]
          : []),
        ...(rate !== null && rate !== percentBp
          ? [problem(`${field(index)}.tax_category.percent`, 'mismatch', `${category} is ${rate / 100} %.`)]
          : []),
        ...(exact !== null && distance(exact, taxMinor) > tolerance
          ? [problem(`${field(index)}.tax_amount`, 'mismatch', 'This is not the rate times the taxable amount.')]
          : []),
        ...(taxes.findIndex((other) => other.category === category) < index
          ? [problem(`${field(index)}.tax_category.id`, 'duplicate', 'One subtotal for each category.')]
          : []),
      ];
    }),
    ...(covered > totals.taxExclusiveMinor
      ? [problem('tax_total', 'mismatch', 'VAT is taken on more than the document is about.')]
      : []),
  ];
}

function totalProblems(invoice: TaxInvoice): readonly Problem[] {
  const { totals } = invoice;
  const due = totalsOf(invoice, totals.prepaidMinor);
  const said: [name: string, given: bigint, right: bigint, message: string][] = [
    ['line_extension_amount', totals.linesMinor, due.linesMinor, 'This is not the sum of the lines.'],
    [
      'tax_exclusive_amount',
      totals.taxExclusiveMinor,
      totals.linesMinor + due.taxExclusiveMinor - due.linesMinor,
      'This is not the lines less allowances plus charges.',
    ],
    [
      'tax_inclusive_amount',
      totals.taxInclusiveMinor,
      totals.taxExclusiveMinor + taxTotal(invoice.taxes),
      'This is not the amount without tax plus the taxes.',
    ],
    [
      'payable_amount',
      totals.payableMinor,
      totals.taxInclusiveMinor - totals.prepaidMinor,
      'This is not the amount with tax less what was prepaid.',
    ],
  ];
  return [
    ...said
      .filter(([, given, right]) => given !== right)
      .map(([name, , , message]) => problem(`legal_monetary_total.${name}`, 'mismatch', message)),
    ...said
      .filter(([, given]) => given < 0n)
      .map(([name]) => problem(`legal_monetary_total.${name}`, 'negative', 'This is never negative.')),
    ...said
      .filter(([, given]) => given > AMOUNT_MAX)
      .map(([name]) => problem(`legal_monetary_total.${name}`, 'too_large', 'No reader of JSON keeps this exact.')),
    ...(totals.prepaidMinor < 0n
      ? [problem('legal_monetary_total.prepaid_amount', 'negative', 'This is never negative.')]
      : []),
  ];
}

const distance = (one: bigint, other: bigint): bigint => (one < other ? other - one : one - other);
