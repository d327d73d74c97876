import { sql } from 'kysely';
import type { Database, Tenant } from '../tenancy/index.ts';

const placeOf = ({ organisationId, environmentId }: Tenant) => ({
  organisation_id: organisationId,
  environment_id: environmentId,
});

export interface NewEvent {
  key: string;
  event: string;
  accountId: string;
  verified: boolean;
  traceId: string;
  happenedAt: Date;
  receivedAt: Date;
  /** Null for one that nothing is done about. */
  body: Uint8Array | null;
}

/** @returns false when it came before, however long ago. */
export async function insertEvent(tx: Database, tenant: Tenant, event: NewEvent): Promise<boolean> {
  const { accountId, traceId, happenedAt, receivedAt, body, ...rest } = event;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('webhook_events')
    .values({
      ...{ ...placeOf(tenant), ...rest, account_id: accountId, trace_id: traceId },
      ...{ happened_at: happenedAt, received_at: receivedAt },
      ...(body === null
        ? { finished_at: receivedAt, action: 'ignored', body }
        : { body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface OpenEvent {
  accountId: string;
  body: Uint8Array;
  traceId: string;
  happenedAt: Date;
}

/** Whoever else is at this event is waited for. @returns null when there is nothing left to do. */
export async function lockOpenEvent(tx: Database, tenant: Tenant, key: string): Promise<OpenEvent | null> {
  const row = await tx
    .selectFrom('webhook_events')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('key', '=', key)
    .where('finished_at', 'is', null)
    .select(['account_id', 'body', 'trace_id', 'happened_at'])
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.body === null) return null;
  return { accountId: row.account_id, body: row.body, traceId: row.trace_id, happenedAt: row.happened_at };
}

/** What came of it. The bytes go, but for those that nobody could read. */
export async function finishEvent(
  tx: Database,
  tenant: Tenant,
  key: string,
  { action, problem, at }: { action: string; problem: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('webhook_events')
    .set({ action, problem, finished_at: at, ...(problem === null ? { body: null } : {}) })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('key', '=', key)
    .execute();
}

/**
 * Notes the newest event about a subject. Others about it wait until the transaction ends, so that they are taken in their
 * order. @returns false for one that is older than what was taken.
 */
export async function isNewest(tx: Database, tenant: Tenant, subject: string, happenedAt: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into webhook_subjects (organisation_id, environment_id, subject, happened_at)
    values (${tenant.organisationId}, ${tenant.environmentId}, ${subject}, ${happenedAt})
    on conflict (organisation_id, environment_id, subject) do update set happened_at = excluded.happened_at
    where webhook_subjects.happened_at <= excluded.happened_at
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** The bytes of an account's events. One that is being finished loses its own. */
export async function forgetBodies(tx: Database, tenant: Tenant, accountId: string): Promise<void> {
  await sql`
    update webhook_events set body = null, finished_at = coalesce(finished_at, received_at),
      action = coalesce(action, 'ignored')
    where (organisation_id, environment_id, key) in (
      select organisation_id, environment_id, key from webhook_events
      where organisation_id = ${tenant.organisationId} and environment_id = ${tenant.environmentId}
        and account_id = ${accountId} and body is not null
      for update skip locked)`.execute(tx);
}
