/** How the door is doing. Source: contract 3.10. */
export type Health = 'never_received' | 'degraded' | 'healthy';

/** More than one in twenty: the sender has another secret, or somebody tries. */
const REJECTED_MOST = 0.05;

export interface Doing {
  readonly verify: boolean;
  readonly hasSecret: boolean;
  readonly lastReceivedAt: Date | null;
  /** Of the last 24 hours. */
  readonly received: number;
  readonly rejected: number;
}

export function healthOf({ verify, hasSecret, lastReceivedAt, received, rejected }: Doing): Health {
  if (lastReceivedAt === null) return 'never_received';
  return !verify || !hasSecret || rejected > received * REJECTED_MOST ? 'degraded' : 'healthy';
}
