import { later } from '@kente/kit/clock';
import { notFound, Refusal } from '@kente/kit/errors';
import { newCode, newId, newToken } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { Connector, Cumulative, LinkedAccount } from '../connectors/connector.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import type { Account } from './account.ts';
import type { AccountsDeps } from './deps.ts';
import { accountConnected, accountReauthorised } from './notices.ts';
import { isUploaded } from './proof.ts';
import type { Refreshing } from './refreshing.ts';
import * as accountStore from './store/accounts.ts';
import * as codeStore from './store/codes.ts';
import * as consentStore from './store/consents.ts';
import * as credentialStore from './store/credentials.ts';
import * as jobStore from './store/refresh-jobs.ts';
import type { Vault } from './vault.ts';

/** A link that a person has finished. */
export interface FinishedLink {
  linked: LinkedAccount;
  institutionId: string;
  authMethod: string;
  connector: string;
  /**
   * Whose account it is. Where nobody told, a function that makes a customer: asked for a new account only, so that one
   * that is linked again stays with whom it was; and for each upload, which shows nothing of whom it was.
   */
  customer: string | ((tx: Transaction<Schema>) => Promise<string>);
  linkId: string;
  sessionId: string;
  ref: string | null;
  /** Set when the link asked for a certain account: is it this one? */
  accountMatch?: boolean;
  /** The id that a new account is to have; one that is known keeps its own. */
  id?: string;
}

export interface FinishedReauthorisation {
  linked: LinkedAccount;
  authMethod: string;
  connector: string;
  institutionId: string;
  linkId: string;
  sessionId: string;
}

export interface Linking {
  link(
    env: Environment,
    link: FinishedLink,
    tx?: Transaction<Schema>,
  ): Promise<{ accountId: string; code: string; relinked: boolean }>;
  reauthorise(
    env: Environment,
    accountId: string,
    done: FinishedReauthorisation,
    tx?: Transaction<Schema>,
  ): Promise<void>;
  newCode(env: Environment, accountId: string, code?: string): Promise<string>;
  exchange(env: Environment, code: string): Promise<string>;
  reauthToken(env: Environment, accountId: string): Promise<string>;
  takeReauthToken(env: Environment, token: string): Promise<string | null>;
}

/** A race for the same new bank account is lost at most once: the second look finds it. */
const TRIES = 3;

export function createLinking(deps: AccountsDeps, vault: Vault, refreshing: Refreshing): Linking {
  const { db, config } = deps;
  const inTransaction = <T>(
    tx: Transaction<Schema> | undefined,
    work: (tx: Transaction<Schema>) => Promise<T>,
  ): Promise<T> => (tx ? work(tx) : db.transaction().execute(work));
  const codeExpiry = (env: Environment): Date => later(env.clock.now(), config.codeLifetimeMs);

  const makeCode = async (
    tx: Transaction<Schema> | typeof db,
    env: Environment,
    accountId: string,
    given?: string,
  ): Promise<string> => {
    const code = given ?? newCode();
    await codeStore.insertCode(tx, env.id, vault.code(code), accountId, codeExpiry(env));
    return code;
  };

  /** What a link brought and nobody fetched yet is kept beside what the newer one brings, where the source can do so. */
  const keepSecret = async (
    tx: Transaction<Schema>,
    env: Environment,
    accountId: string,
    { connector: id, linked }: Pick<FinishedLink, 'connector' | 'linked'>,
  ): Promise<void> => {
    const connector = deps.connectors.byId(id);
    let { secret } = linked;
    // What a refresh that has ended could not take in is given up: its person was told, and brings it anew.
    if (connector && isCumulative(connector) && (await jobStore.running(tx, env.id, accountId))) {
      const held = await credentialStore.find(tx, env.id, accountId);
      if (held) secret = connector.join(vault.openSecret(env.id, accountId, held), secret);
    }
    await credentialStore.put(tx, env.id, accountId, vault.sealSecret(env.id, accountId, secret), env.clock.now());
  };

  return {
    link: (env, link, outer) =>
      inTransaction(outer, async (tx) => {
        const { account, relinked } = await putAccount(tx, env, link, vault);
        await keepSecret(tx, env, account.id, link);
        await grantConsent(tx, env, account);
        const code = await makeCode(tx, env, account.id);
        await refreshing.restart(tx, env, account, {
          name: 'jobs.accounts.sync_statement',
          trigger: relinked ? 'relink' : 'link',
        });
        await deps.events.append(tx, env, [accountConnected(account, relinked)]);
        return { accountId: account.id, code, relinked };
      }),

    reauthorise: (env, accountId, done, outer) =>
      inTransaction(outer, async (tx) => {
        const account = await accountStore.lock(tx, env.id, accountId);
        if (!account) throw notFound('account');
        const held = await accountStore.bankKeyOf(tx, env.id, accountId);
        const uploadedBy = isUploaded(done) ? account.customerId : null;
        const shown = vault.bankKey({ ...done.linked, institutionId: done.institutionId, uploadedBy });
        if (!held?.equals(shown)) throw mismatch();
        const now = env.clock.now();
        await accountStore.update(tx, env.id, accountId, {
          ...{
            auth_method: done.authMethod,
            connector: done.connector,
            link_id: done.linkId,
            session_id: done.sessionId,
          },
          updated_at: now,
        });
        await keepSecret(tx, env, accountId, done);
        await grantConsent(tx, env, { ...account, linkId: done.linkId });
        await refreshing.restart(tx, env, account, { name: 'jobs.accounts.sync_statement', trigger: 'reauth' });
        await deps.events.append(tx, env, [accountReauthorised(accountId)]);
      }),

    async newCode(env, accountId, code) {
      await mustExist(db, env.id, accountId);
      return makeCode(db, env, accountId, code);
    },

    async exchange(env, code) {
      const accountId = await codeStore.takeCode(db, env.id, vault.code(code), env.clock.now());
      if (accountId === null || !(await accountStore.find(db, env.id, accountId))) {
        throw new Refusal('code.invalid', { status: 400, message: 'Invalid authorization code' });
      }
      return accountId;
    },

    async reauthToken(env, accountId) {
      await mustExist(db, env.id, accountId);
      const token = newToken();
      await codeStore.insertToken(db, env.id, vault.token(token), accountId, codeExpiry(env));
      return token;
    },

    takeReauthToken: (env, token) => codeStore.takeToken(db, env.id, vault.token(token), env.clock.now()),
  };
}

function isCumulative(connector: Connector): connector is Connector & Cumulative {
  return connector.abilities.has('cumulative');
}

/** Finds the bank account again, or makes it; locked in either case. */
async function putAccount(
  tx: Transaction<Schema>,
  env: Environment,
  link: FinishedLink,
  vault: Vault,
): Promise<{ account: Account; relinked: boolean }> {
  const { linked, institutionId, customer } = link;
  // A file proves nothing about whose account it is of: without a name it is a newcomer's.
  const uploadedBy = isUploaded(link) ? (typeof customer === 'string' ? customer : await customer(tx)) : null;
  const bankKey = vault.bankKey({ ...linked, institutionId, uploadedBy });
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await accountStore.lockByBankKey(tx, env.id, bankKey);
    // An id asked for that another bank account has: the account gets one of its own.
    const id = known?.id ?? (attempt === 0 ? link.id : undefined) ?? newId();
    const customerId = uploadedBy ?? (await customerFor(tx, link, known));
    const columns = columnsOf(env.id, id, link, customerId, vault);
    if (known) await accountStore.relink(tx, env.id, id, columns, env.clock.now());
    else if (
      !(await accountStore.insert(tx, env.id, {
        id,
        bankKey,
        currency: linked.currency,
        link: columns,
        now: env.clock.now(),
      }))
    )
      continue;
    const account = await accountStore.lock(tx, env.id, id);
    if (account) return { account, relinked: known !== null };
  }
  throw new Error('an account could neither be made nor found');
}

async function customerFor(
  tx: Transaction<Schema>,
  { customer }: FinishedLink,
  known: { customerId: string | null } | null,
): Promise<string> {
  if (typeof customer === 'string') return customer;
  return known?.customerId ?? customer(tx);
}

function columnsOf(
  envId: EnvId,
  id: string,
  link: FinishedLink,
  customerId: string,
  vault: Vault,
): accountStore.LinkColumns {
  const { linked } = link;
  return {
    customer_id: customerId,
    institution_id: link.institutionId,
    auth_method: link.authMethod,
    connector: link.connector,
    name: linked.name,
    type: linked.type,
    account_number: linked.accountNumber,
    bvn_sealed: linked.bvn === null ? null : vault.sealBvn(envId, id, linked.bvn),
    bvn_last4: linked.bvn?.slice(-4) ?? null,
    link_id: link.linkId,
    session_id: link.sessionId,
    ref: link.ref,
    account_match: link.accountMatch ?? null,
  };
}

/** What the person agreed to on the consent screen: one standing consent an account, the earlier one ends. */
async function grantConsent(tx: Transaction<Schema>, env: Environment, account: Account): Promise<void> {
  const now = env.clock.now();
  await consentStore.revoke(tx, env.id, account.id, now);
  await consentStore.grant(tx, env.id, {
    id: newId(),
    account_id: account.id,
    customer_id: account.customerId,
    link_id: account.linkId,
    shares: [...env.scopes],
    granted_to: `${env.business.name} (${env.app.name})`,
    granted_at: now,
  });
}

async function mustExist(db: AccountsDeps['db'], envId: EnvId, accountId: string): Promise<void> {
  if (!(await accountStore.find(db, envId, accountId))) throw notFound('account');
}

function mismatch(): Refusal {
  return new Refusal('account.mismatch', {
    status: 409,
    message: 'This is not the account that was linked before. Sign in to that one.',
  });
}
