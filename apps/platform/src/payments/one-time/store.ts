import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql } from 'kysely';
import type { CheckoutSessions, CheckoutTransfers, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

type Platform = Db<Schema>;

export type StoredSession = Selectable<CheckoutSessions>;
export type NewStoredSession = Omit<StoredSession, 'env_id' | 'wrong_answers' | 'failure'>;
export type StoredTransfer = Selectable<CheckoutTransfers>;
export type SessionChanges = Partial<
  Pick<StoredSession, 'account_id' | 'account_sealed' | 'wrong_answers' | 'failure'>
>;

export async function insert(tx: Platform, envId: EnvId, session: NewStoredSession): Promise<void> {
  await tx
    .insertInto('checkout_sessions')
    .values({ env_id: envId, ...session })
    .execute();
}

export async function find(db: Platform, envId: EnvId, paymentId: string): Promise<StoredSession | undefined> {
  return db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('env_id', '=', envId)
    .where('payment_id', '=', paymentId)
    .executeTakeFirst();
}

export async function byTransferNumber(db: Platform, envId: EnvId, number: string): Promise<StoredSession | undefined> {
  return db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('env_id', '=', envId)
    .where('transfer_number', '=', number)
    .executeTakeFirst();
}

export async function change(tx: Platform, envId: EnvId, paymentId: string, changes: SessionChanges): Promise<void> {
  await tx
    .updateTable('checkout_sessions')
    .set(changes)
    .where('env_id', '=', envId)
    .where('payment_id', '=', paymentId)
    .execute();
}

/** @returns false when the rail told of this transfer before. */
export async function insertTransfer(
  tx: Platform,
  envId: EnvId,
  transfer: Omit<StoredTransfer, 'env_id' | 'movement_id'>,
): Promise<boolean> {
  const result = await tx
    .insertInto('checkout_transfers')
    .values({ env_id: envId, ...transfer })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findTransfer(db: Platform, envId: EnvId, sessionId: string): Promise<StoredTransfer | undefined> {
  return db
    .selectFrom('checkout_transfers')
    .selectAll()
    .where('env_id', '=', envId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}

/** One step of a transfer that goes back. @returns undefined when it is not where this step begins. */
export async function moveTransfer(
  tx: Platform,
  envId: EnvId,
  sessionId: string,
  step: { from: string; to: string; movementId?: string | null },
): Promise<StoredTransfer | undefined> {
  const { from, to, movementId } = step;
  return tx
    .updateTable('checkout_transfers')
    .set({ status: to, ...(movementId === undefined ? {} : { movement_id: movementId }) })
    .where('env_id', '=', envId)
    .where('session_id', '=', sessionId)
    .where('status', '=', from)
    .returningAll()
    .executeTakeFirst();
}

/** What came to a payment's number and was no payment, oldest first; the page shows no more than these. */
export async function otherTransfers(db: Platform, envId: EnvId, paymentId: string): Promise<StoredTransfer[]> {
  return db
    .selectFrom('checkout_transfers')
    .selectAll()
    .where('env_id', '=', envId)
    .where('payment_id', '=', paymentId)
    .where('status', '<>', 'taken')
    .orderBy('received_at')
    .limit(20)
    .execute();
}

/** What names a person goes: by customer through their payments, or by linked account. */
export async function redact(
  tx: Platform,
  envId: EnvId,
  whose: { customerId: string } | { accountId: string },
): Promise<void> {
  const of =
    'accountId' in whose
      ? sql`account_id = ${whose.accountId}`
      : sql`payment_id in (select id from payments where env_id = ${envId} and customer_id = ${whose.customerId})`;
  await sql`update checkout_sessions set account_sealed = null, hint_sealed = null where env_id = ${envId} and ${of}`.execute(
    tx,
  );
  if ('accountId' in whose) return;
  await sql`update checkout_transfers set sender_sealed = null where env_id = ${envId} and ${of}
    and status not in ('to_return', 'returning')`.execute(tx);
}
