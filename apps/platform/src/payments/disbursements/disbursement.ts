/** Disbursements as the rooms know them: an order to pay many, and its items. Source: payments contract 12. */

export const STATUSES = [
  'created',
  'ready',
  'pending',
  'processing',
  'securing',
  'secured',
  'transferring',
  'transferred',
  'completed',
  'cancelled',
  'failed',
] as const;
export type DisbursementStatus = (typeof STATUSES)[number];

export const MOST_ITEMS = 500;

export interface Disbursement {
  id: string;
  reference: string;
  type: 'instant' | 'scheduled';
  source: 'mandate' | 'wallet';
  /** The source account, where it is one. */
  sourceId: string | null;
  status: DisbursementStatus;
  description: string;
  /** What the caller says all items add up to. */
  totalMinor: bigint;
  /** Amounts and fees that were taken from the source. */
  securedMinor: bigint;
  message: string | null;
  createdAt: Date;
  updatedAt: Date;
  triggeredAt: Date | null;
  completedAt: Date | null;
}

export type ItemStatus = 'initiated' | 'processing' | 'successful' | 'failed';

export interface Recipient {
  accountNumber: string;
  nipCode: string;
  bankCode: string;
  bankName: string;
  /** Null until the bank has told it. */
  name: string | null;
  email: string;
}

export interface Item {
  id: string;
  disbursementId: string;
  reference: string;
  status: ItemStatus;
  amountMinor: bigint;
  feeMinor: bigint;
  narration: string;
  recipient: Recipient;
  isSecured: boolean;
  sessionId: string | null;
  responseCode: string | null;
  message: string | null;
}

/** How many items of a disbursement stand where, and what they add up to. */
export interface Tally {
  count: number;
  amountMinor: bigint;
  feeMinor: bigint;
}
export type Tallies = Readonly<Record<ItemStatus, Tally>>;

/** Nothing of it has begun: it may be changed, triggered and cancelled. */
export const isOpen = ({ status }: Pick<Disbursement, 'status'>): boolean => status === 'created' || status === 'ready';

export const countOf = (tallies: Tallies): number => Object.values(tallies).reduce((sum, { count }) => sum + count, 0);

export const amountOf = (tallies: Tallies): bigint =>
  Object.values(tallies).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** Where an open disbursement stands by what it holds. */
export const openStatus = (tallies: Tallies): 'created' | 'ready' => (countOf(tallies) > 0 ? 'ready' : 'created');
