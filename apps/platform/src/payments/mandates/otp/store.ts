import type { Db } from '@kente/kit/db/pool';
import type { Selectable, Updateable } from 'kysely';
import type { MandateOtpSessions, Schema } from '../../../schema.generated.ts';
import type { EnvId } from '../../../tenancy/index.ts';
import type { OtpSession } from './session.ts';

export async function insert(
  tx: Db<Schema>,
  envId: EnvId,
  session: { id: string; mandate_id: string; created_at: Date },
): Promise<void> {
  await tx
    .insertInto('mandate_otp_sessions')
    .values({ env_id: envId, ...session })
    .execute();
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<OtpSession | null> {
  const row = await db
    .selectFrom('mandate_otp_sessions')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? opened(row) : null;
}

export async function ofMandate(db: Db<Schema>, envId: EnvId, mandateId: string): Promise<OtpSession | null> {
  const row = await db
    .selectFrom('mandate_otp_sessions')
    .selectAll()
    .where('env_id', '=', envId)
    .where('mandate_id', '=', mandateId)
    .executeTakeFirst();
  return row ? opened(row) : null;
}

/** Until the transaction ends nobody else tries a code. */
export async function lock(tx: Db<Schema>, envId: EnvId, id: string): Promise<OtpSession | null> {
  const row = await tx
    .selectFrom('mandate_otp_sessions')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? opened(row) : null;
}

export async function update(
  tx: Db<Schema>,
  envId: EnvId,
  id: string,
  columns: Updateable<MandateOtpSessions>,
): Promise<void> {
  await tx.updateTable('mandate_otp_sessions').set(columns).where('env_id', '=', envId).where('id', '=', id).execute();
}

const opened = (row: Selectable<MandateOtpSessions>): OtpSession => ({
  ...{ id: row.id, mandateId: row.mandate_id, codeHash: row.code_hash, sends: row.sends },
  ...{ wrongTries: row.wrong_tries, expiresAt: row.expires_at },
});
