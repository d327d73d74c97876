import { sql } from 'kysely';
import type { BankRow } from '../bank-row.ts';

/** What came of a row. Exactly one of these. */
export type Result = 'drafted' | 'matched' | 'skipped' | 'dlq';

/** A bank row that is here. */
export interface HeldRow extends BankRow {
  readonly id: string;
  readonly providerId: string;
  readonly fingerprint: string;
  readonly occurrence: number;
  /** Hex. */
  readonly contentHash: string;
  readonly result: Result;
  readonly detail: string;
  readonly invoiceId: string | null;
  readonly isRemoved: boolean;
  /** When the newest word about it was said; null where nobody wrote that down. */
  readonly toldAt: Date | null;
  /** The row that took it back. */
  readonly takenBackBy: string | null;
  /** Retention has been here: whatever the bank says of it, it stays as it is. */
  readonly isForgotten: boolean;
}

export const HELD = sql.raw(`id, provider_id, fingerprint, occurrence, day, given_date, type, amount_minor, currency,
  status, narration, category, balance_minor, tags, reference, counterparty, counterparty_number, content_hash, result,
  detail, invoice_id, removed_at, forgotten_at, told_at, taken_back_by`);

export interface HeldColumns {
  id: string;
  provider_id: string;
  fingerprint: Buffer;
  occurrence: number;
  day: string;
  given_date: string;
  type: 'credit' | 'debit';
  amount_minor: bigint;
  currency: string;
  status: BankRow['status'];
  narration: string;
  category: string | null;
  balance_minor: bigint | null;
  tags: string[];
  reference: string | null;
  counterparty: string | null;
  counterparty_number: string | null;
  content_hash: Buffer;
  result: Result;
  detail: string;
  invoice_id: string | null;
  removed_at: Date | null;
  told_at: Date | null;
  taken_back_by: string | null;
  forgotten_at: Date | null;
}

export function readHeld(row: HeldColumns): HeldRow {
  return {
    ...{ id: row.id, providerId: row.provider_id, fingerprint: row.fingerprint.toString('hex') },
    ...{ occurrence: row.occurrence, day: row.day, givenDate: row.given_date, type: row.type },
    ...{ amountMinor: row.amount_minor, currency: row.currency, status: row.status, narration: row.narration },
    ...{ category: row.category, balanceMinor: row.balance_minor, tags: row.tags, reference: row.reference },
    ...{ counterparty: row.counterparty, counterpartyNumber: row.counterparty_number },
    ...{ contentHash: row.content_hash.toString('hex'), result: row.result, detail: row.detail },
    ...{ invoiceId: row.invoice_id, isRemoved: row.removed_at !== null },
    ...{ toldAt: row.told_at, takenBackBy: row.taken_back_by },
    isForgotten: row.forgotten_at !== null,
  };
}
