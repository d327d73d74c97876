import type { Minor } from '@kente/kit/money';
import { type Deduction, knownDeduction } from './deductions.ts';
import type { OpenInvoice } from './subjects.ts';
import { type Line, shown } from './suggestion.ts';

/** What a payment does to one invoice. */
export interface Settling {
  readonly kind: 'exact' | 'deduction' | 'partial' | 'overpayment';
  readonly lines: readonly Line[];
  /** The end of a sentence about it. */
  readonly phrase: string;
}

/** Equal, short by a known deduction, part of it, or more: the rest stays the customer's credit. */
export function settling(invoice: OpenInvoice, paid: Minor): Settling {
  const { id: invoiceId, open, currency } = invoice;
  if (paid === open) return { kind: 'exact', lines: [payment(invoiceId, paid)], phrase: 'exactly what is open' };
  if (paid > open) {
    const rest: Line = { invoiceId, amount: paid - open, kind: 'overpayment' };
    const phrase = `${shown(paid - open, currency)} more than is open, kept as the customer's credit`;
    return { kind: 'overpayment', lines: [payment(invoiceId, open), rest], phrase };
  }
  const deduction = knownDeduction(invoice, paid);
  if (deduction !== null) return afterDeduction(invoice, paid, deduction);
  const phrase = `part of the ${shown(open, currency)} that are open`;
  return { kind: 'partial', lines: [payment(invoiceId, paid)], phrase };
}

function afterDeduction(invoice: OpenInvoice, paid: Minor, { kind, amount, label }: Deduction): Settling {
  return {
    kind: 'deduction',
    lines: [payment(invoice.id, paid), { invoiceId: invoice.id, amount, kind }],
    phrase: `what is open less ${shown(amount, invoice.currency)}, which is the ${label}`,
  };
}

export const payment = (invoiceId: string, amount: Minor): Line => ({ invoiceId, amount, kind: 'payment' });
