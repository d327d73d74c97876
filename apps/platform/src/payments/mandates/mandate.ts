import type { PartyAccount } from '../records/index.ts';
import type { Lifetime } from './lifecycle.ts';
import type { Terms } from './terms.ts';

/** A mandate as the modules of payments know it. */
export interface Mandate extends Lifetime, Omit<Terms, 'startDate' | 'endDate'> {
  /** 24 hex. */
  id: string;
  /** `RD` + 7 digits. */
  link: string;
  nibssCode: string;
  /** Lagos days; `endDate` is the last one's last millisecond. */
  startDay: string;
  endDay: string;
  /** All that may be taken: the ceiling, or the sum of the schedule. */
  totalMinor: bigint;
  takenMinor: bigint;
  reservedMinor: bigint;
  customerId: string;
  redirectUrl: string | null;
  /** Null until the customer has chosen one. */
  account: PartyAccount | null;
  accountKey: Buffer | null;
  approvedAt: Date | null;
  readyTold: boolean;
}

/** What may still be taken. */
export const balanceOf = ({ totalMinor, takenMinor, reservedMinor }: Mandate): bigint =>
  totalMinor - takenMinor - reservedMinor;

const PREFIX = 'mmc_';

export const wireId = (id: string): string => PREFIX + id;

/** The row's id; null for what cannot be one. */
export function rowId(text: string): string | null {
  const id = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  return /^[0-9a-f]{24}$/.test(id) ? id : null;
}
