import type { Enrichment } from './enrichment.ts';
import type { Row } from './row.ts';

/** A row, what it tells, and the account that it stands on. */
export interface AccountRow {
  readonly accountId: string;
  readonly row: Row;
  readonly enrichment: Enrichment;
  /** The provider's own number of the movement, where several rows can share it: an M-PESA receipt. */
  readonly receipt?: string | null;
}
