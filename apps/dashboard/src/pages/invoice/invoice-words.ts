import type { Invoice } from '../../api/records.ts';
import { money } from '../../format/money.ts';

export const isCreditNote = ({ invoiceTypeCode }: Pick<Invoice, 'invoiceTypeCode'>): boolean =>
  invoiceTypeCode === '380';

export const payerOf = ({ buyer, counterparty }: Pick<Invoice, 'buyer' | 'counterparty'>): string =>
  buyer?.name ?? counterparty.name ?? 'Payer not named';

/** `INV-000123, Okafor Hotels Ltd, ₦107,500.00` */
export const titleOf = (invoice: Invoice): string =>
  [...(invoice.number === null ? [] : [invoice.number]), payerOf(invoice), money(invoice.gross, invoice.currency)].join(
    ', ',
  );
