/** Invoices: what they have to be (pure rules of a value), and from draft to the authority (`createInvoices`). */

export { booksFor } from './books.ts';
export { type InvoiceTypeCode, isInvoiceType, readPaymentStatus, ublTypeCode } from './codes.ts';
export { createInvoices, type Invoices, type WholeInvoice } from './create-invoices.ts';
export type { BankRows } from './deps.ts';
export { DEFAULT_STYLE, type DocumentStyle, documentHash, documentText } from './document.ts';
export { documentProblems } from './document-rules.ts';
export type { BankRowInvoices, BankRowRef, Drafted, DraftRequest, Matched, RowToMatch, TakenBack } from './face.ts';
export { type CalendarDate, irnProblem, lagosDate, makeIrn, readIrn, strippedNumber } from './irn.ts';
export { type ListedCode, listedCodes } from './listed-codes.ts';
export type { Problem } from './problem.ts';
export {
  type CryptoKeys,
  QrContentTooLong,
  type QrPadding,
  qrPng,
  qrSvg,
  qrText,
  readCryptoKeys,
  UnusableCryptoKeys,
} from './qr.ts';
export { allowedActions, type InvoiceAction, isRegistered, isRetained, nextState, whyNot } from './states.ts';
export { type InvoiceLine, type Party, type TaxInvoice, type TaxSubtotal, totalsOf } from './tax-invoice.ts';
export { DEFAULT_VAT, splitVat, type VatSettings, type VatSplit } from './vat.ts';
