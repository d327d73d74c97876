import type { DeadLetters } from '../dead-letters/index.ts';
import type { Ruleset } from '../eligibility/index.ts';
import type { BankRowInvoices } from '../invoices/index.ts';
import type { Monitoring } from '../monitoring/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import type { IdentifiedRow } from './identity.ts';
import type { OtherAccount } from './own-moves.ts';
import type { Readings } from './reading.ts';
import type { HeldRow, Result } from './store/held-row.ts';

export interface TakingDeps {
  invoices: BankRowInvoices;
  deadLetters: DeadLetters;
  monitoring: Monitoring;
}

/** Whose rows, under which rules, in which run. */
export interface Batch {
  tenant: Tenant;
  account: { id: string; providerId: string; holder: string | null; wasRelinked: boolean };
  others: readonly OtherAccount[];
  ruleset: Ruleset;
  traceId: string;
  at: Date;
  /** When it was true what the rows say: the bank's word of then. Null for rows that are only decided again. */
  toldAt: Date | null;
  readings?: Readings | undefined;
}

/** What became of one row. */
export interface Outcome {
  readonly id: string;
  readonly change: 'new' | 'changed' | 'same';
  readonly result: Result;
  readonly detail: string;
}

/** A row under our id, with what is held of it. */
export interface Candidate {
  readonly id: string;
  readonly row: IdentifiedRow;
  readonly contentHash: string;
  readonly held: HeldRow | null;
}
