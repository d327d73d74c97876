/** How debits look on the wire. Source: payments contract, 7.1 and 7.3. */
import { toWire } from '@kente/kit/money';
import { textOf } from '../../rails/index.ts';
import type { Payment } from '../records/index.ts';

export const SUCCESS_MESSAGE = 'Account debited successfully.';
export const PROCESSING_MESSAGE =
  'Payment is currently in processing state, please wait for a final state webhook before giving value';
export const PROCESSING_CODE = '99';

/** Who a debit is told to have gone to. */
export interface BeneficiaryOnWire {
  bank_code: string;
  account_name: string;
  account_number: string;
  bank_name: string;
}

export interface DebitContext {
  /** `mmc_…`. */
  mandate: string;
  live: boolean;
  beneficiary: BeneficiaryOnWire;
}

/** `data` of what the debit itself answers. */
export function debitOnWire(payment: Payment, { mandate, live, beneficiary }: DebitContext) {
  const isDone = payment.status === 'successful' || payment.status === 'partial-debit-successful';
  return {
    ...{ success: isDone, status: payment.status, event: payment.status, amount: toWire(payment.amountMinor), mandate },
    ...{ reference: payment.reference, reference_number: payment.reference, date: payment.createdAt.toISOString() },
    ...{ live_mode: live, fee: toWire(payment.feeMinor), fee_bearer: payment.feeBearer },
    ...{ narration: payment.description, session_id: payment.sessionId, account_details: accountDetails(payment) },
    ...{ beneficiary, meta: payment.meta ?? {} },
  };
}

/** One debit, read later. */
export function debitRecord(
  payment: Payment,
  { mandate, live, beneficiary }: DebitContext,
  { app, business, message }: { app: string; business: string; message: string },
) {
  return {
    ...{ id: payment.id, mandate, reference: payment.reference, reference_number: payment.reference },
    ...{
      status: payment.status,
      amount: toWire(payment.amountMinor),
      collected_amount: toWire(payment.collectedMinor),
    },
    ...{ pending_amount: toWire(payment.amountMinor - payment.collectedMinor), fee: toWire(payment.feeMinor) },
    ...{ fee_bearer: payment.feeBearer, currency: payment.currency, type: payment.type, channel: payment.channel },
    ...{ description: payment.description, narration: payment.description, response_code: payment.responseCode },
    ...{ message, session_id: payment.sessionId, refunded: payment.refunded, live_mode: live, object_id: payment.id },
    ...{ app, business, customer: payment.customerId, account_details: accountDetails(payment), beneficiary },
    ...{ meta: payment.meta ?? {}, created_at: payment.createdAt.toISOString() },
    updated_at: payment.updatedAt.toISOString(),
  };
}

export function accountDetails({ payer }: Payment) {
  return {
    ...{ bank_code: payer?.bankCode ?? null, account_name: payer?.name ?? null },
    ...{ account_number: payer?.accountNumber ?? null, bank_name: payer?.bankName ?? null },
  };
}

/** A final failure in words. Some are worth another try only after days, on a mandate that was ready. */
export const failureMessage = (code: string, text: string): string =>
  code === '05' || code === '25' ? `${text}. Retry after 3 to 5 days` : text;

/** What is told of a debit in words, whenever it is read. */
export function messageOf({ status, responseCode }: Payment): string {
  if (status === 'processing') return PROCESSING_MESSAGE;
  if (status === 'successful' || status === 'partial-debit-successful') return SUCCESS_MESSAGE;
  if (status === 'reversed') return 'Payment was reversed by the bank';
  const code = responseCode ?? '';
  return failureMessage(code, textOf(code));
}
