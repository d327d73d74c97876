import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { WrittenSettings } from './settings.ts';

export async function read(db: Db<Schema>, envId: EnvId): Promise<WrittenSettings> {
  const row = await db.selectFrom('payment_settings').select('settings').where('env_id', '=', envId).executeTakeFirst();
  return (row?.settings ?? {}) as WrittenSettings;
}

/** Nulls are taken out. */
export async function merge(db: Db<Schema>, envId: EnvId, changes: WrittenSettings, now: Date): Promise<void> {
  const json = JSON.stringify(changes);
  await sql`insert into payment_settings as old (env_id, settings, updated_at)
    values (${envId}, jsonb_strip_nulls(${json}::jsonb), ${now})
    on conflict (env_id) do update set settings = jsonb_strip_nulls(old.settings || ${json}::jsonb), updated_at = ${now}`.execute(
    db,
  );
}
