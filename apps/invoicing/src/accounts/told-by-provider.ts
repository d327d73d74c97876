import type { Database, Tenant } from '../tenancy/index.ts';
import type { LinkedAccount } from './account.ts';
import type { AccountsDeps } from './deps.ts';
import { storeLinked } from './exchanging.ts';
import { findAccount, markUnlinked, setReauthRequired } from './store/accounts.ts';
import { tenantsWith } from './store/holders.ts';
import { hasEndedBefore, isLinkOpen, revokeConsents } from './store/links.ts';

/** In the audit, for what no credential stands behind. */
const PROVIDER = 'provider';

/** An account that an environment has, or the link that it waits for. */
export interface Holder {
  readonly tenant: Tenant;
  readonly account: LinkedAccount | null;
}

/** What the provider tells of accounts by itself: it names an account or a link, and no organisation. */
export interface ToldByProvider {
  /** Whose the account is, by any id that the provider ever gave it; those that unlinked it are told too. */
  holders(anyId: string): Promise<Holder[]>;
  /** Whose open link has this reference. */
  waitingFor(ref: string): Promise<Holder[]>;
  /**
   * Links an account as an exchange does. @returns null where the reference names no open link: the exchange was first, or
   * nobody asked for it.
   */
  connect(tx: Database, tenant: Tenant, link: { providerId: string; ref: string }): Promise<LinkedAccount | null>;
  /** Whether the account holder has to renew the consent before anything can be read. */
  setReauthRequired(tx: Database, tenant: Tenant, id: string, required: boolean): Promise<void>;
  /**
   * The consent ended at the provider. Nothing is purged. @returns false where that was an earlier consent: the account was
   * linked again since.
   */
  disconnect(tx: Database, tenant: Tenant, account: LinkedAccount, happenedAt: Date): Promise<boolean>;
}

export function createToldByProvider(deps: AccountsDeps): ToldByProvider {
  const { db, clock, tenancy, upstream } = deps;
  return {
    async holders(anyId) {
      const tenants = await tenantsWith(db, 'account_aliases', 'provider_id', anyId);
      return Promise.all(tenants.map(async (tenant) => ({ tenant, account: await findAccount(db, tenant, anyId) })));
    },
    async waitingFor(ref) {
      const tenants = await tenantsWith(db, 'pending_links', 'ref', ref);
      const open = await Promise.all(tenants.map((tenant) => isLinkOpen(db, tenant, ref, clock.now())));
      return tenants.flatMap((tenant, index) => (open[index] ? [{ tenant, account: null }] : []));
    },
    async connect(tx, tenant, { providerId, ref }) {
      if (!(await isLinkOpen(tx, tenant, ref, clock.now()))) return null;
      const details = await upstream.details(providerId);
      const request = { ref, ip: '', actor: { id: PROVIDER } };
      return storeLinked(tx, deps, tenant, { providerId, details, request });
    },
    setReauthRequired: (tx, tenant, id, required) => setReauthRequired(tx, tenant, id, required),
    async disconnect(tx, tenant, { id, linkedAt }, happenedAt) {
      if (happenedAt < linkedAt && (await hasEndedBefore(tx, tenant, id))) return false;
      const at = clock.now();
      await markUnlinked(tx, tenant, id, at);
      await revokeConsents(tx, tenant, id, at);
      await tenancy.audit(tx, tenant, { actor: PROVIDER, action: 'account.disconnected', subject: id });
      return true;
    },
  };
}
