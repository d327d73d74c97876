import { sql } from 'kysely';
import type { Database, Tenant } from '../../tenancy/index.ts';

/**
 * Takes a code: one that nobody exchanged, or whose holder died over it.
 * @returns `taken` with what the provider gave for it already, if anything; else what came of it, null while somebody
 * else is at it.
 */
export async function takeCode(
  db: Database,
  tenant: Tenant,
  codeHash: Buffer,
  take: { holder: string; now: Date; heldUntil: Date },
): Promise<{ taken: true; providerId: string | null } | { taken: false; answer: string | null }> {
  const hold = { holder: take.holder, held_until: take.heldUntil };
  const taken = await db
    .insertInto('exchanges')
    .values({
      ...{ organisation_id: tenant.organisationId, environment_id: tenant.environmentId, code_hash: codeHash },
      ...{ ...hold, created_at: take.now },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'environment_id', 'code_hash'])
        .doUpdateSet(hold)
        .where(sql<boolean>`exchanges.answer is null and exchanges.held_until <= ${take.now}`),
    )
    .returning('provider_id')
    .executeTakeFirst();
  if (taken) return { taken: true, providerId: taken.provider_id };
  const row = await db
    .selectFrom('exchanges')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('code_hash', '=', codeHash)
    .select('answer')
    .executeTakeFirst();
  return { taken: false, answer: row?.answer ?? null };
}

/** Before anything else is done with it. */
export async function noteProviderId(
  db: Database,
  tenant: Tenant,
  codeHash: Buffer,
  providerId: string,
): Promise<void> {
  await db
    .updateTable('exchanges')
    .set({ provider_id: providerId })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('code_hash', '=', codeHash)
    .execute();
}

/** @returns false when the hold has run out, and another has the code now: then nothing of ours may be stored. */
export async function answerCode(
  tx: Database,
  tenant: Tenant,
  codeHash: Buffer,
  end: { holder: string; answer: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('exchanges')
    .set({ answer: end.answer, holder: null })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('code_hash', '=', codeHash)
    .where('holder', '=', end.holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A code that gave nothing is forgotten; one that the provider took is free for whoever asks next. */
export async function giveCodeBack(
  db: Database,
  tenant: Tenant,
  codeHash: Buffer,
  { holder, now }: { holder: string; now: Date },
): Promise<void> {
  await db
    .deleteFrom('exchanges')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('code_hash', '=', codeHash)
    .where('holder', '=', holder)
    .where('provider_id', 'is', null)
    .execute();
  await db
    .updateTable('exchanges')
    .set({ holder: null, held_until: now })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('code_hash', '=', codeHash)
    .where('holder', '=', holder)
    .execute();
}

/** Whatever a process that is gone still holds. Only for whoever is alone on the database. */
export async function releaseCodes(db: Database, now: Date): Promise<void> {
  await db.updateTable('exchanges').set({ holder: null, held_until: now }).where('answer', 'is', null).execute();
}
