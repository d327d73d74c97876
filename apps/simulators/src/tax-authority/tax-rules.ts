import { type Json, list, object } from './json.ts';
import { fixedPercent, isTaxCategory } from './resources.ts';

/** A business of a taxpayer, as far as its documents depend on it. */
export interface Business {
  id: string;
  serviceId: string;
}

/** Kobo; NaN for what is no amount, or has a third decimal. */
function kobo(value: unknown): number {
  if (typeof value !== 'number' || value < 0 || value > 1e13) return Number.NaN;
  const rounded = Math.round(value * 100);
  // Dividing gives the very number that two decimals are read as.
  return rounded / 100 === value ? rounded : Number.NaN;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What does not add up, in kobo. */
export function taxReasons(document: Json): string[] {
  const totals = object(document.legal_monetary_total);
  const lines = kobo(totals.line_extension_amount);
  const exclusive = kobo(totals.tax_exclusive_amount);
  const inclusive = kobo(totals.tax_inclusive_amount);
  const prepaid = totals.prepaid_amount === undefined ? 0 : kobo(totals.prepaid_amount);
  const allowances = list(document.allowance_charge)
    .map(object)
    .map(({ charge_indicator: charge, amount }) => (charge === true ? kobo(amount) : -kobo(amount)));
  const items = list(document.invoice_line).map((line) => kobo(object(line).line_extension_amount));
  const taxes = list(document.tax_total).map(object);
  return [
    // NaN equals nothing: an amount that is missing is told here too.
    ...(sum(items) === lines ? [] : ['line_extension_amount is not the sum of the lines']),
    ...(lines + sum(allowances) === exclusive ? [] : ['tax_exclusive_amount does not add up']),
    ...(exclusive + sum(taxes.map(({ tax_amount: tax }) => kobo(tax))) === inclusive
      ? []
      : ['tax_inclusive_amount does not add up']),
    ...(inclusive - prepaid === kobo(totals.payable_amount) ? [] : ['payable_amount does not add up']),
    ...taxes.flatMap((tax) => subtotalReasons(tax, items.length)),
  ];
}

function subtotalReasons(tax: Json, lines: number): string[] {
  const subtotals = list(tax.tax_subtotal).map(object);
  const amounts = subtotals.map(({ tax_amount: amount }) => kobo(amount));
  return [
    ...(sum(amounts) === kobo(tax.tax_amount) ? [] : ['tax_amount is not the sum of its subtotals']),
    ...subtotals.flatMap(({ taxable_amount: taxable, tax_category: category }, index) => {
      const { id, percent } = object(category);
      if (!isTaxCategory(id)) return ['tax_category is unknown'];
      const fixed = fixedPercent(String(id));
      const exact = (kobo(taxable) * Number(percent)) / 100;
      return [
        ...(fixed === null || fixed === percent ? [] : ['tax_category has another rate']),
        ...(Math.abs(exact - (amounts[index] ?? Number.NaN)) <= lines + 0.5 ? [] : ['tax_amount is not rate × amount']),
      ];
    }),
  ];
}
