import { invoiceKeys, type OpenInvoice } from '../matching/index.ts';

/** Keys that matching looks an invoice number up by. */
export const numberKeysOf = (number: string): readonly string[] =>
  invoiceKeys({ number, collectedBy: [] } as unknown as OpenInvoice).numbers;
