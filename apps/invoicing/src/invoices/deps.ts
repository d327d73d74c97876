import type { Clock } from '@kente/kit/clock';
import type { Kysely } from 'kysely';
import type { BankTransaction, MatchSettings } from '../matching/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { TaxAuthorities } from '../tax-authority/index.ts';
import type { Database, Tenancy, Tenant } from '../tenancy/index.ts';
import type { DocumentStyle } from './document.ts';
import type { QrPadding } from './qr.ts';

/** Bank rows, which another module keeps. `unallocated` is told as the whole amount: what is allocated is known here. */
export interface BankRows {
  /** Null for one that is not there, or was taken back. */
  find(db: Database, tenant: Tenant, transactionId: string): Promise<BankTransaction | null>;
  /** Settled rows that may pay this much, nearest in amount first, then newest; at most `limit`. Currency as ISO 4217. */
  near(
    db: Database,
    tenant: Tenant,
    wanted: { direction: 'credit' | 'debit'; currency: string; amount: bigint; limit: number },
  ): Promise<readonly BankTransaction[]>;
  /** Those of these ids that are here. */
  many(db: Database, tenant: Tenant, ids: readonly string[]): Promise<readonly BankTransaction[]>;
  /** For each row those of the seven days before it with the same amount, the other way. */
  earlier(
    db: Database,
    tenant: Tenant,
    rows: readonly BankTransaction[],
  ): Promise<ReadonlyMap<string, readonly BankTransaction[]>>;
  /** A person said that the row pays this invoice: that is its result from now on, and it waits nowhere else. */
  paysFor(tx: Database, tenant: Tenant, transactionId: string, invoiceId: string): Promise<void>;
}

/** What a rejection teaches: rows of this payer are no business any more. */
export type Learn = (
  tx: Database,
  tenant: Tenant,
  payer: { accountId: string | null; counterparty: string; actor: string },
) => Promise<void>;

/** Told when the transaction is done. */
export type Tell = (event: {
  name: 'invoice_confirmed' | 'invoice_validated' | 'invoice_signed';
  environment: string;
  traceId: string | null;
  invoiceId: string;
}) => void;

export interface InvoicesDeps {
  db: Kysely<Schema>;
  clock: Clock;
  tenancy: Tenancy;
  authorities: TaxAuthorities;
  style: DocumentStyle;
  qrPadding: QrPadding;
  /** Where an organisation set nothing else. */
  matching: MatchSettings;
  rows: BankRows;
  learn: Learn;
  tell: Tell;
}
