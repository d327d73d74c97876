import { refuse } from '../api/refusals.ts';
import { type Credential, type Database, reaches, type Tenant } from '../tenancy/index.ts';
import type { AccountDetails, AccountPage } from '../upstream/index.ts';
import type { LinkedAccount } from './account.ts';
import { type AccountsDeps, createLinked, type WhenLinked } from './deps.ts';
import { type Exchanged, type ExchangeRequest, exchange } from './exchanging.ts';
import { type WidgetLink, type WidgetLinkRequest, widgetLink } from './linking.ts';
import { createPurging, type Purger } from './purging.ts';
import { findAccount, isLinked, listLinked, markSynced, updateDetails } from './store/accounts.ts';
import { releaseCodes } from './store/exchanges.ts';
import { createToldByProvider, type ToldByProvider } from './told-by-provider.ts';
import { type Unlinked, unlink } from './unlinking.ts';

export type { LinkedAccount } from './account.ts';
export type { Holder } from './told-by-provider.ts';

/** Bank accounts that organisations linked: how they come, what is known of them, how they go. */
export interface Accounts {
  widgetLink(tenant: Tenant, request: WidgetLinkRequest): Promise<WidgetLink>;
  exchange(tenant: Tenant, request: ExchangeRequest): Promise<Exchanged>;
  /** By any id that the provider ever gave it; null when it is not here. Unlinked ones are here too. */
  find(tenant: Tenant, anyId: string): Promise<LinkedAccount | null>;
  linked(tenant: Tenant): Promise<LinkedAccount[]>;
  /** In the caller's transaction, by our id. */
  isLinked(tx: Database, tenant: Tenant, id: string): Promise<boolean>;
  /**
   * A page of every account of the provider's app, whoever linked it.
   * @throws Refusal 403 where there are several organisations, and the caller does not run the deployment.
   */
  everywhere(caller: Credential, page: number | undefined): Promise<AccountPage>;
  /** `purge` needs the role admin. */
  unlink(tenant: Tenant, anyId: string, how: { actor: Credential; purge: boolean }): Promise<Unlinked>;
  /** Details that the provider told late. */
  noteDetails(tenant: Tenant, id: string, details: AccountDetails): Promise<void>;
  /** Everything that the provider had was read. */
  noteSynced(tenant: Tenant, id: string, at: Date): Promise<void>;
  /** For the webhook door. */
  readonly toldByProvider: ToldByProvider;
  /** For other modules, told once at start. */
  whenLinked(listener: WhenLinked): void;
  whenPurged(purger: Purger): void;
  /** Lets go of what a process that is gone held. Only where no other process works on the database. */
  release(): Promise<void>;
}

export function createAccounts(given: Omit<AccountsDeps, 'purging' | 'linked'>): Accounts {
  const deps: AccountsDeps = { ...given, purging: createPurging(), linked: createLinked() };
  const { db, tenancy, upstream } = deps;
  return {
    widgetLink: (tenant, request) => widgetLink(deps, tenant, request),
    exchange: (tenant, request) => exchange(deps, tenant, request),
    find: (tenant, anyId) => findAccount(db, tenant, anyId),
    linked: (tenant) => listLinked(db, tenant),
    isLinked,
    async everywhere(caller, page) {
      if (!reaches(caller.role, 'deployment') && (await tenancy.hasSeveralOrganisations())) {
        const message = "This lists every organisation's accounts. Ask with linkedOnly=true for yours.";
        throw refuse('forbidden', message);
      }
      return upstream.listAccounts(page);
    },
    async unlink(tenant, anyId, how) {
      if (how.purge && !reaches(how.actor.role, 'admin')) {
        throw refuse('forbidden', `Purging needs the role admin. Yours is ${how.actor.role}.`);
      }
      return unlink(deps, tenant, anyId, how);
    },
    noteDetails: (tenant, id, details) => updateDetails(db, tenant, id, details),
    noteSynced: (tenant, id, at) => markSynced(db, tenant, id, at),
    toldByProvider: createToldByProvider(deps),
    whenLinked: (listener) => deps.linked.keep(listener),
    whenPurged: (purger) => deps.purging.keep(purger),
    release: () => releaseCodes(db, deps.clock.now()),
  };
}
