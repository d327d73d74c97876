import { type Problem, problem } from './problem.ts';
import type { InvoiceLine } from './tax-invoice.ts';

const NAME_MAX = 200;
const TEXT_MAX = 1_000;

/** Source: contract 11.4. */
export function lineProblems(field: string, line: InvoiceLine): readonly Problem[] {
  const {
    hsnCode = '',
    isicCode = '',
    name,
    description = '',
    quantityMilli,
    priceMinor,
    baseQuantity,
    netMinor,
  } = line;
  return [
    ...(hsnCode === '' && isicCode === ''
      ? [problem(`${field}.hsn_code`, 'required', 'A line has an HS code for goods or an ISIC code for services.')]
      : []),
    ...(name.trim() === '' ? [problem(`${field}.item.name`, 'required', 'This is required.')] : []),
    ...(name.length > NAME_MAX
      ? [problem(`${field}.item.name`, 'too_long', `This takes at most ${NAME_MAX} characters.`)]
      : []),
    ...(description.length > TEXT_MAX
      ? [problem(`${field}.item.description`, 'too_long', `This takes at most ${TEXT_MAX} characters.`)]
      : []),
    ...(quantityMilli <= 0n
      ? [problem(`${field}.invoiced_quantity`, 'invalid', 'A quantity is more than nothing.')]
      : []),
    ...(priceMinor < 0n ? [problem(`${field}.price.price_amount`, 'negative', 'This is never negative.')] : []),
    ...(Number.isSafeInteger(baseQuantity) && baseQuantity > 0
      ? priceProblems(field, line)
      : [problem(`${field}.price.base_quantity`, 'invalid', 'A price is for a whole number of units.')]),
    ...(netMinor < 0n ? [problem(`${field}.line_extension_amount`, 'negative', 'This is never negative.')] : []),
  ];
}

/**
 * Quantity × price is the amount of the line. A price that came from dividing an amount is rounded, so each unit may be
 * half a minor unit off, and the product itself too.
 */
function priceProblems(
  field: string,
  { quantityMilli, priceMinor, baseQuantity, netMinor }: InvoiceLine,
): readonly Problem[] {
  const parts = 1_000n * BigInt(baseQuantity);
  const difference = quantityMilli * priceMinor - netMinor * parts;
  const off = difference < 0n ? -difference : difference;
  if (2n * off <= quantityMilli + parts) return [];
  return [problem(`${field}.line_extension_amount`, 'mismatch', 'This is not the quantity times the price.')];
}
