import { unknown } from '../api/refusals.ts';
import type { Credential, Tenant } from '../tenancy/index.ts';
import type { AccountsDeps } from './deps.ts';
import { nothingPurged, type Purged } from './purging.ts';
import { findAccount, markUnlinked } from './store/accounts.ts';
import { revokeConsents } from './store/links.ts';

export interface Unlinked {
  id: string;
  purged: Purged;
}

/**
 * Ends the consent at the provider, then here; `purge` forgets at once what was made of the account. Doing it again does
 * no harm. @throws Refusal 404 for an account that is not here, Fault 502 or 504 with nothing changed.
 */
export async function unlink(
  { db, clock, tenancy, upstream, purging }: AccountsDeps,
  tenant: Tenant,
  anyId: string,
  { actor, purge }: { actor: Credential; purge: boolean },
): Promise<Unlinked> {
  const account = await findAccount(db, tenant, anyId);
  if (account === null) throw unknown('account');
  const { id } = account;
  if (account.unlinkedAt === null) await upstream.unlink(account.providerId);
  const purged = await db.transaction().execute(async (tx) => {
    const at = clock.now();
    await markUnlinked(tx, tenant, id, at);
    await revokeConsents(tx, tenant, id, at);
    const counts = purge ? await purging.purge(tx, tenant, id) : nothingPurged();
    if (account.unlinkedAt === null || purge) {
      await tenancy.audit(tx, tenant, {
        ...{ actor: actor.id, action: 'account.unlinked', subject: id },
        detail: { purge, ...counts },
      });
    }
    return counts;
  });
  return { id, purged };
}
