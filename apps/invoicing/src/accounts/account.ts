import type { AccountDetails } from '../upstream/index.ts';

/** A bank account that an organisation linked, in one of its environments. */
export interface LinkedAccount {
  /** Ours, and for ever: the id that the provider gave at the first link. */
  readonly id: string;
  /** What the provider calls it now. */
  readonly providerId: string;
  /** Null while the provider has not told any. */
  readonly details: AccountDetails | null;
  readonly linkedAt: Date;
  readonly unlinkedAt: Date | null;
  readonly reauthRequired: boolean;
  readonly lastSyncAt: Date | null;
}
