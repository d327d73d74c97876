import type { Proofs } from './proofs.ts';

/** A webhook as the demo's receiver got it. */
export interface Received {
  /** Grows by one with each delivery: what to ask after. */
  number: number;
  receivedAt: string;
  event: string;
  eventId: string;
  accountId: string | null;
  proofs: Proofs;
  body: unknown;
}

const KEPT = 100;

/** The newest deliveries, in memory: a demo forgets when it stops. */
export function createInbox() {
  let count = 0;
  const kept: Received[] = [];
  return {
    put(delivery: Omit<Received, 'number'>): void {
      count += 1;
      kept.push({ number: count, ...delivery });
      if (kept.length > KEPT) kept.shift();
    },
    /** Oldest first. */
    after: (number: number): Received[] => kept.filter((delivery) => delivery.number > number),
  };
}
