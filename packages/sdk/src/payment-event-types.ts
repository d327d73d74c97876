/** What events of payments hold, beside `app` and `business`. Amounts are minor units; instants are ISO text. */

/** How a mandate stood at one step. */
interface MandateTold {
  id: string;
  status: string;
  mandate_type: string;
  debit_type: string;
  ready_to_debit: boolean;
  nibss_code: string;
  approved: boolean;
  reference: string;
  account_name: string | null;
  account_number: string | null;
  bank: string | null;
  bank_code: string | null;
  customer: string;
  description: string;
  live_mode: boolean;
  message: string;
  start_date: string;
  end_date: string;
  date: string;
  amount: number;
  fee_bearer: string;
  verification_method: string;
  meta: Record<string, unknown>;
}

/** What was done with a mandate. */
interface MandateActed {
  mandate: string;
  status: string;
  response_code: string;
  message: string;
  timestamps: string;
  documentation: string;
  data: unknown;
}

/** A refund did not reach the payer: the money is where it was taken from again, and another refund may be asked for. */
interface RefundFailed {
  id: string;
  payment: string;
  reference: string;
  amount: number;
  source: string;
  response_code: string;
  message: string;
}

/** A payout reached the merchant. */
interface PayoutSettled {
  id: string;
  status: 'settled';
  message: string;
  date: string;
  currency: 'ngn';
  amount_collected: number;
  fee: number;
  amount_settled: number;
  amount_refunded: number;
  refund_fee: number;
  settlementAccount: {
    accountName: string;
    accountNumber: string;
    institution: { name: string; code: string; nibssCode: string };
  };
}

/** A payout reached a sub-account. */
interface SplitPayoutSettled {
  reference: string;
  status: 'settled';
  message: string;
  date: string;
  currency: 'NGN';
  split_fee: number;
  amount_settled: number;
  fee_bearer: 'business' | 'sub_accounts';
  account: {
    account_name: string;
    account_number: string;
    account_type: 'sub_account';
    institution: { name: string; code: string; nibss_code: string };
  };
}

interface DebitAccount {
  bank_code: string | null;
  account_name: string | null;
  account_number: string | null;
  bank_name: string | null;
}

interface DebitTold {
  status: string;
  message: string;
  response_code: string;
  /** What was asked for. */
  amount: number;
  mandate: string;
  reference: string;
  reference_number: string;
  account_details: DebitAccount;
  beneficiary: DebitAccount;
  date: string;
  fee_bearer: string;
  customer: string | null;
}

/** Its outcome is not known yet: sent when the caller was told so. */
interface DebitProcessing extends DebitTold {
  event: string;
  live_mode: boolean;
}

/** Money came, or was taken back by the bank. */
interface DebitCollected extends DebitTold {
  success: boolean;
  collected_amount: number;
  pending_amount: number;
  fee: number;
  narration: string | null;
  session_id: string | null;
  live_mode: boolean;
}

interface DebitFailed extends DebitTold {
  success: boolean;
}

/** How a one-time payment ended. */
interface OneTimePaymentEnded {
  type: 'onetime-debit';
  /** The linked account that paid; null for a transfer, and when nobody chose one. */
  account_id: string | null;
  object: {
    _id: string;
    id: string;
    status: string;
    message: string;
    description: string;
    amount: number;
    fee: number;
    currency: string;
    liveMode: boolean;
    account: Record<string, unknown> | null;
    customer: string | null;
    reference: string;
    verified: boolean;
    business: string;
    created_at: string;
    updated_at: string;
    method: string;
    flagged: boolean;
    flag_reasons: string[] | null;
    held_settlement: boolean;
  };
}

/** A disbursement began, or was cancelled. */
interface DisbursementProgress {
  reference: string;
  status: string;
  message: string;
}

interface DisbursementPart {
  count: number;
  amount: number;
}

interface DisbursementCompleted extends DisbursementProgress {
  total_amount: number;
  total_fee: number;
  transactions_count: number;
  processing: DisbursementPart;
  successful: DisbursementPart;
  failed: DisbursementPart;
}

/** Nothing could be secured, so that nothing was paid. */
interface DisbursementFailed extends DisbursementProgress {
  id: string;
}

interface DisbursementItemTold {
  message: string;
  disbursement_reference: string;
  reference: string;
  status: 'successful' | 'failed';
  account_number: string;
  bank_code: string;
  amount: number;
  fee: number;
  narration: string;
}

interface SourceAccountTold {
  message: string;
  account_id: string;
  account_number: string;
  bank_code: string;
  mandate_id: string;
  status: string;
  created_at: string;
  updated_at: string;
  account_name: string;
  bank_name: string;
  ready_to_debit: boolean;
  approved: boolean;
}

/** By event. */
export interface PaymentEventData {
  'events.mandates.created': MandateTold;
  'events.mandates.approved': MandateTold;
  'events.mandates.ready': MandateTold;
  'events.mandates.rejected': MandateTold;
  'events.mandates.expired': MandateTold & { initial_debit_date: string };
  'events.mandate.action.cancel': MandateActed;
  'events.mandate.action.pause': MandateActed;
  'events.mandate.action.reinstate': MandateActed;
  'events.mandates.debit.processing': DebitProcessing;
  'events.mandates.debit.successful': DebitCollected;
  'events.mandates.debit.failed': DebitFailed;
  'events.mandates.debit.reversed': DebitCollected;
  'kente.refund.failed': RefundFailed;
  'event.disbursement.processing': DisbursementProgress;
  'event.disbursement.cancelled': DisbursementProgress;
  'event.disbursement.completed': DisbursementCompleted;
  'event.disbursement.transaction.successful': DisbursementItemTold;
  'event.disbursement.transaction.failed': DisbursementItemTold;
  'event.disburse.account.created': SourceAccountTold;
  'event.disburse.account.approved': SourceAccountTold;
  'event.disburse.account.enabled': SourceAccountTold;
  'event.disburse.account.disabled': SourceAccountTold;
  'kente.disbursement.failed': DisbursementFailed;
  'direct_debit.payment_successful': OneTimePaymentEnded;
  'direct_debit.payment_failed': OneTimePaymentEnded;
  'direct_debit.payment_cancelled': OneTimePaymentEnded;
  'direct_debit.payment_abandoned': OneTimePaymentEnded;
  'direct_debit.payment_reversed': OneTimePaymentEnded;
  'direct_debit.settlement_successful': PayoutSettled;
  'direct_debit.split_settlement_successful': SplitPayoutSettled;
}
