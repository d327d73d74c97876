import type { FeeBearer, Split } from '../splits.ts';
import type { PaymentStatus } from './status.ts';

export type PaymentType = 'onetime-debit' | 'variable-debit' | 'fixed-debit' | 'recurring-debit';
export type PaymentChannel = 'account' | 'transfer' | 'whatsapp' | 'mandate';
export type { FeeBearer };

/** A bank account as payments remember it. */
export interface PartyAccount {
  name: string;
  accountNumber: string;
  nipCode: string;
  bankCode: string;
  bankName: string;
  /** Of the directory, where the bank stands in it. */
  institutionId?: string;
  /** The page and the verify endpoint tell it: PERSONAL_BANKING, BUSINESS_BANKING. */
  bankType?: string;
  /** As the bank calls it: `SAVINGS ACCOUNT`. */
  accountType?: string;
}

/** One-time payments and debits of mandates are the same to everybody who lists, verifies, refunds and settles them. */
export interface Payment {
  /** 24 hex. */
  id: string;
  /** `OD…`; null for debits. */
  sessionCode: string | null;
  type: PaymentType;
  channel: PaymentChannel;
  status: PaymentStatus;
  amountMinor: bigint;
  /** Taken for the merchant so far; a fee that the payer bears came on top. */
  collectedMinor: bigint;
  feeMinor: bigint;
  feeBearer: FeeBearer;
  currency: string;
  description: string | null;
  /** The caller's; of a voided payment too. */
  reference: string;
  split: Split | null;
  customerId: string | null;
  /** The linked account. */
  accountId: string | null;
  mandateId: string | null;
  /** The debited account; null while nobody has chosen one. */
  payer: PartyAccount | null;
  /** Keyed hash of the payer's bank and number, by which limits count. */
  payerKey: Buffer | null;
  /** Where the money went at once; null: to settlement. */
  beneficiary: PartyAccount | null;
  movementId: string | null;
  /** The rail's, 30 digits. */
  sessionId: string | null;
  responseCode: string | null;
  refunded: boolean;
  heldSettlement: boolean;
  meta: unknown;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
}

/** The intent. What is left out is null; the time is the environment's. */
export interface NewPayment {
  /** Of the caller's choosing, where it is needed before the row is there (a movement's owner); else a new one. */
  id?: string;
  sessionCode?: string;
  type: PaymentType;
  channel: PaymentChannel;
  /** `pending` for a session, `processing` for what is sent at once, `active` for an authorised mandate's link. */
  status: 'pending' | 'processing' | 'active';
  amountMinor: bigint;
  feeMinor: bigint;
  feeBearer: FeeBearer;
  description: string | null;
  reference: string;
  split?: Split;
  customerId?: string;
  accountId?: string;
  mandateId?: string;
  payer?: PartyAccount;
  beneficiary?: PartyAccount;
  movementId?: string;
  sessionId?: string;
  meta?: unknown;
}

/** What may change with a step. A member that is left out stays as it is. */
export interface PaymentChanges {
  /** The method is decided when the payer chooses it. */
  channel?: PaymentChannel;
  customerId?: string;
  accountId?: string;
  payer?: PartyAccount;
  movementId?: string;
  sessionId?: string;
  responseCode?: string;
  feeMinor?: bigint;
}

/** Money that came: all of it, or one account's part of a partial sweep. */
export interface Collected {
  /** For the merchant: without a fee that the payer bears. */
  amountMinor: bigint;
  /** On this amount. */
  feeMinor: bigint;
  /** For each leg of a split. */
  splitLegFeeMinor: bigint;
  rail: string;
  responseCode: string;
  sessionId?: string;
  /** From 1; absent when the money came whole. */
  part?: number;
  /** More parts may come: the status stays `processing`. */
  isMoreToCome?: boolean;
}

export interface PaymentFilter {
  page: number;
  limit: number;
  /** Created from this instant on, environment time. */
  from?: Date;
  /** Created before this instant. */
  before?: Date;
  status?: PaymentStatus;
  mandateId?: string;
  customerId?: string;
}

export interface Reversal {
  rail: string;
  /** The rail's code of the reversal. */
  responseCode: string;
  /** For each leg of a split, as it was when the money came. */
  splitLegFeeMinor: bigint;
}
