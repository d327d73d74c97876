import { type Db, prepared } from '@kente/kit/db/pool';
import { type Selectable, sql } from 'kysely';
import type { BeneficiaryCredits, FixedSchedules, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

type Platform = Db<Schema>;

/** Looked at when a debit is refused for something else: the reference is told first. */
export async function isReferenceUsed(tx: Platform, envId: EnvId, reference: string): Promise<boolean> {
  const { rows } = await sql`${prepared('debit-reference')}
    select from payments where env_id = ${envId} and reference = ${reference} and type <> 'recurring-debit'`.execute(
    tx,
  );
  return rows.length > 0;
}

export type StoredSchedule = Selectable<FixedSchedules>;

export async function findSchedule(db: Platform, envId: EnvId, mandateId: string): Promise<StoredSchedule | undefined> {
  return db
    .selectFrom('fixed_schedules')
    .selectAll()
    .where('env_id', '=', envId)
    .where('mandate_id', '=', mandateId)
    .executeTakeFirst();
}

/** Until the transaction ends nobody else goes on with it. */
export async function lockSchedule(tx: Platform, envId: EnvId, mandateId: string): Promise<StoredSchedule | undefined> {
  return tx
    .selectFrom('fixed_schedules')
    .selectAll()
    .where('env_id', '=', envId)
    .where('mandate_id', '=', mandateId)
    .forUpdate()
    .executeTakeFirst();
}

/** @param nextTry JSON; null when the schedule is done. */
export async function putSchedule(
  tx: Platform,
  envId: EnvId,
  mandateId: string,
  { nextTry, debitId }: { nextTry: string | null; debitId: string | null },
): Promise<void> {
  await sql`insert into fixed_schedules (env_id, mandate_id, next_try, debit_id)
    values (${envId}, ${mandateId}, ${nextTry}::jsonb, ${debitId})
    on conflict (env_id, mandate_id) do update set next_try = excluded.next_try, debit_id = excluded.debit_id`.execute(
    tx,
  );
}

export type StoredCredit = Selectable<BeneficiaryCredits>;

export async function addCredit(
  tx: Platform,
  envId: EnvId,
  { debitId, amountMinor, at }: { debitId: string; amountMinor: bigint; at: Date },
): Promise<void> {
  await tx
    .insertInto('beneficiary_credits')
    .values({
      ...{ env_id: envId, debit_id: debitId, amount_minor: amountMinor, status: 'waiting' },
      ...{ created_at: at, updated_at: at },
    })
    .execute();
}

/** @returns undefined when the credit is not where this step begins. */
export async function moveCredit(
  tx: Platform,
  envId: EnvId,
  debitId: string,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<StoredCredit | undefined> {
  return tx
    .updateTable('beneficiary_credits')
    .set({ status: to, updated_at: at })
    .where('env_id', '=', envId)
    .where('debit_id', '=', debitId)
    .where('status', '=', from)
    .returningAll()
    .executeTakeFirst();
}
