/** What payments are called. Source: payments contract 1.3. */
import { isId, LOWER_ALPHANUMERIC, randomText, UPPER_ALPHANUMERIC } from '@kente/kit/ids';

const DIGITS = '0123456789';
/** The platform's own number at the switch, which begins every NIBSS mandate code. */
const BILLER = '227914';

/** `OD` + 10 upper-case alphanumerics: a one-time session. */
export const newSessionCode = (): string => `OD${randomText(UPPER_ALPHANUMERIC, 10)}`;
/** `mmc_` + 24 hex is made of a row's id; this is the link that opens its page: `RD` + 7 digits. */
export const newMandateLink = (): string => `RD${randomText(DIGITS, 7)}`;
/** `RC{6}/{4}/{10 digits}`, as the switch writes its mandates. */
export const newNibssCode = (): string => `RC${BILLER}/${randomText(DIGITS, 4)}/${randomText(DIGITS, 10)}`;
/** `po_` + 24 alphanumerics: payouts and split payouts. */
export const newPayoutId = (): string => `po_${randomText(LOWER_ALPHANUMERIC, 24)}`;
export const isPayoutId = (text: string): boolean => /^po_[0-9a-z]{24}$/.test(text);

/** `txd_` + the payment's 24 hex: the older name of the same row. */
export const transactionId = (paymentId: string): string => `txd_${paymentId}`;
/** `txreq_` + the payment's 24 hex: what the oldest initiate answers. */
export const requestId = (paymentId: string): string => `txreq_${paymentId}`;

/** What a caller wrote where a payment is named. */
export type PaymentName = { id: string } | { sessionCode: string };

/** Reads every form in which a payment is named: 24 hex, `txd_`, `txreq_`, `OD…`, `payment_OD…`. Null for anything else. */
export function paymentName(text: string): PaymentName | null {
  const bareId = text.startsWith('txd_') ? text.slice(4) : text.startsWith('txreq_') ? text.slice(6) : text;
  if (isId(bareId)) return { id: bareId };
  const code = text.startsWith('payment_') ? text.slice(8) : text;
  return /^OD[0-9A-Z]{10}$/.test(code) ? { sessionCode: code } : null;
}
