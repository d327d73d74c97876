import { DAY_MS, later } from '@kente/kit/clock';
import { refuse, unknown } from '../api/refusals.ts';
import type { Credential, Tenant } from '../tenancy/index.ts';
import type { LinkRequest } from '../upstream/index.ts';
import type { AccountsDeps } from './deps.ts';
import { newRef } from './ref.ts';
import { findAccount } from './store/accounts.ts';
import { insertPendingLink, isRefUsed } from './store/links.ts';

const LAPSES_AFTER_MS = DAY_MS;

export interface WidgetLinkRequest extends Omit<LinkRequest, 'ref'> {
  /** Made here when absent. */
  ref?: string;
  actor: Credential;
}

export interface WidgetLink {
  monoUrl: string;
  customer: string;
  ref: string;
  scope: 'auth' | 'reauth';
  redirectUrl: string | null;
  createdAt: string;
}

/**
 * Opens a link at the provider and keeps it as pending for a day. `account` is any id of a linked account: its consent is
 * renewed. @throws Refusal 404 when it is not linked here, 409 when `ref` was used in this environment.
 */
export async function widgetLink(
  { db, clock, upstream }: AccountsDeps,
  tenant: Tenant,
  { ref: given, actor, account: anyId, ...request }: WidgetLinkRequest,
): Promise<WidgetLink> {
  const account = anyId === undefined ? null : await findAccount(db, tenant, anyId);
  if (anyId !== undefined && (account === null || account.unlinkedAt !== null)) throw unknown('account');
  const ref = given ?? newRef();
  if (given !== undefined && (await isRefUsed(db, tenant, ref))) throw refUsed();
  const opened = await upstream.openLink({ ...request, ref, ...(account ? { account: account.providerId } : {}) });
  const createdAt = clock.now();
  const scope = account === null ? 'auth' : 'reauth';
  const kept = await insertPendingLink(db, tenant, {
    ...{ ref, scope, accountId: account?.id ?? null, createdBy: actor.id },
    ...{ createdAt, lapsesAt: later(createdAt, LAPSES_AFTER_MS) },
  });
  // Somebody used it while the provider was asked: their link stands, and ours leads nowhere.
  if (!kept) throw refUsed();
  return {
    ...{ monoUrl: opened.url, customer: opened.customer, ref, scope },
    ...{ redirectUrl: opened.redirectUrl, createdAt: opened.createdAt },
  };
}

const refUsed = () => refuse('conflict', 'meta.ref was used in this environment. Take another one, or leave it out.');
