import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

export interface Consent {
  id: string;
  account_id: string;
  customer_id: string;
  link_id: string;
  shares: string[];
  granted_to: string;
  granted_at: Date;
}

export async function grant(db: Db<Schema>, envId: EnvId, consent: Consent): Promise<void> {
  await db
    .insertInto('consents')
    .values({ env_id: envId, ...consent, revoked_at: null })
    .execute();
}

export async function deleteOfCustomer(db: Db<Schema>, envId: EnvId, customerId: string): Promise<void> {
  await db.deleteFrom('consents').where('env_id', '=', envId).where('customer_id', '=', customerId).execute();
}

export async function revoke(db: Db<Schema>, envId: EnvId, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('consents')
    .set({ revoked_at: now })
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
}
