import { DAY_MS, later, SECOND_MS } from '@kente/kit/clock';
import { notFound, Refusal } from '@kente/kit/errors';
import type { Transaction } from 'kysely';
import type { Connection, Connector, Revocable } from '../connectors/connector.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import type { Account } from './account.ts';
import type { AccountsDeps, RefreshingDeps } from './deps.ts';
import { accountUnlinked } from './notices.ts';
import { PURGE_TASK, REFRESH_TASK } from './scheduling.ts';
import * as accountStore from './store/accounts.ts';
import * as codeStore from './store/codes.ts';
import * as consentStore from './store/consents.ts';
import * as credentialStore from './store/credentials.ts';
import * as importStore from './store/imports.ts';
import * as jobStore from './store/refresh-jobs.ts';
import type { Vault } from './vault.ts';

const REVOKE_WITHIN_MS = 20 * SECOND_MS;

/**
 * Ends the consent. In one transaction: credentials and codes are destroyed, what runs is stopped, every read gives the
 * 404 from now on, the event is told, and the purge is scheduled. Source: financial-data contract 4.15.
 */
export async function unlink(deps: RefreshingDeps, vault: Vault, env: Environment, accountId: string): Promise<void> {
  const { db, config, schedule, events, hooks } = deps;
  const revocation = await db.transaction().execute(async (tx) => {
    const account = await accountStore.lock(tx, env.id, accountId);
    if (!account) throw notFound('account');
    const now = env.clock.now();
    const sealed = await credentialStore.find(tx, env.id, accountId);
    const running = await jobStore.running(tx, env.id, accountId);
    if (running)
      await jobStore.end(tx, env.id, running.id, { status: 'failed', failure: 'unlinked', hasNewData: false, now });
    await credentialStore.destroy(tx, env.id, accountId);
    await codeStore.deleteOfAccount(tx, env.id, accountId);
    await consentStore.revoke(tx, env.id, accountId, now);
    const purgeAt = later(now, config.unlinkedRetentionDays * DAY_MS);
    await accountStore.update(tx, env.id, accountId, { unlinked_at: now, purge_at: purgeAt, updated_at: now });
    await schedule.drop(tx, env.id, REFRESH_TASK, accountId);
    await schedule.put(tx, env, { kind: PURGE_TASK, subject: accountId, payload: {}, dueAt: purgeAt });
    for (const hook of hooks) await hook.unlinked?.(tx, env, accountId);
    await events.append(tx, env, [accountUnlinked(accountId)]);
    return sealed && { account, secret: vault.openSecret(env.id, accountId, sealed) };
  });
  if (revocation) tellSource(deps, env, revocation.account, revocation.secret);
}

/** Our side is closed already; the source is told as a courtesy, and a source that does not answer changes nothing. */
function tellSource(
  { connectors, institutions, log }: AccountsDeps,
  env: Environment,
  account: Account,
  secret: Connection['secret'],
): void {
  const connector = connectors.byId(account.connector);
  const institution = institutions.find(account.institutionId);
  if (!connector || !institution || !isRevocable(connector)) return;
  const connection: Connection = {
    context: {
      environmentId: env.id,
      mode: env.mode,
      institution,
      authMethod: account.authMethod,
      now: env.clock.now(),
    },
    accountNumber: account.accountNumber,
    currency: account.currency,
    secret,
  };
  connector.revoke(connection, AbortSignal.timeout(REVOKE_WITHIN_MS)).catch((error: unknown) => {
    log.warn({ err: error, connector: connector.id }, 'the source could not be told of an unlink');
  });
}

function isRevocable(connector: Connector): connector is Connector & Revocable {
  return connector.abilities.has('revocable');
}

/** Removes an unlinked account's history and everything about its person. The id stays reserved. */
export async function purge(deps: AccountsDeps, env: Environment, accountId: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    // Linked again meanwhile: there is nothing to purge.
    if (await accountStore.lockUnlinked(tx, env.id, accountId)) await forgetHistory(deps, tx, env, accountId);
  });
}

async function forgetHistory(
  { privacy, transactions }: AccountsDeps,
  tx: Transaction<Schema>,
  env: Environment,
  accountId: string,
): Promise<void> {
  await privacy.forgetAccount(tx, env, accountId);
  await transactions.purge(tx, env.id, accountId);
  await importStore.deleteOfAccount(tx, env.id, accountId);
  await jobStore.deleteOfAccount(tx, env.id, accountId);
  await accountStore.blank(tx, env.id, accountId, env.clock.now());
}

/**
 * Purges what was kept of a person's unlinked accounts, their consents too: whoever links one of these bank accounts
 * again is somebody new. @throws Refusal 409 while one is linked.
 */
export async function forgetCustomer(
  deps: AccountsDeps,
  tx: Transaction<Schema>,
  env: Environment,
  customerId: string,
): Promise<void> {
  const accounts = await accountStore.lockOfCustomer(tx, env.id, customerId);
  if (accounts.some((account) => account.linked)) {
    throw new Refusal('customer.linked', { status: 409, message: "Unlink this customer's accounts first." });
  }
  for (const { id } of accounts) {
    await forgetHistory(deps, tx, env, id);
    await deps.schedule.drop(tx, env.id, PURGE_TASK, id);
  }
  await consentStore.deleteOfCustomer(tx, env.id, customerId);
  await accountStore.forgetOwner(tx, env.id, customerId);
}
