import type { Db } from '@kente/kit/db/pool';
import type { Transaction } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

type RailAccount = `rail.clearing:${string}` | 'bank.settlement' | 'suspense';

/** What this module needs of the ledger: money that moved and belongs to nobody yet goes to suspense. The rest is its owners'. */
export interface SuspenseBooks {
  post(
    tx: Transaction<Schema>,
    envId: EnvId,
    posting: {
      key: string;
      kind: string;
      at: Date;
      entries: readonly (
        | { account: RailAccount; debitMinor: bigint }
        | { account: RailAccount; creditMinor: bigint }
      )[];
    },
  ): Promise<unknown>;
  balance(db: Db<Schema>, envId: EnvId, account: RailAccount): Promise<bigint>;
  reverse(tx: Transaction<Schema>, envId: EnvId, reversal: { key: string; of: string; at: Date }): Promise<unknown>;
}

interface Moved {
  rail: string;
  sessionId: string;
  direction: 'debit' | 'credit';
  amountMinor: bigint;
  at: Date;
}

const keyOf = (sessionId: string): string => `rail:${sessionId}:suspense`;

/** What the rail moved without its being asked goes to suspense, once for a session. Source: payments contract, 17. */
export async function bookSuspense(
  books: SuspenseBooks,
  tx: Transaction<Schema>,
  envId: EnvId,
  { rail, sessionId, direction, amountMinor, at }: Moved,
): Promise<void> {
  const entries =
    direction === 'debit'
      ? ([
          { account: `rail.clearing:${rail}`, debitMinor: amountMinor },
          { account: 'suspense', creditMinor: amountMinor },
        ] as const)
      : ([
          { account: 'suspense', debitMinor: amountMinor },
          { account: 'bank.settlement', creditMinor: amountMinor },
        ] as const);
  await books.post(tx, envId, { key: keyOf(sessionId), kind: 'rail.suspense', at, entries });
}

/** It was given back, or turned out to be what had been asked for. */
export async function clearSuspense(
  books: SuspenseBooks,
  tx: Transaction<Schema>,
  envId: EnvId,
  { sessionId, at }: { sessionId: string; at: Date },
): Promise<void> {
  await books.reverse(tx, envId, { key: `${keyOf(sessionId)}:cleared`, of: keyOf(sessionId), at });
}
