import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Accounts } from '../../accounts/index.ts';
import type { Customers } from '../../customers/index.ts';
import type { Events } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Tenancy } from '../../tenancy/index.ts';
import { type Environment, PRODUCTS } from '../../tenancy/index.ts';
import { findInstitution, type SandboxLink } from '../link.ts';
import type { World } from '../world.ts';
import type { SeedAccount, SeedApp, SeedEnvironment, SeedFile } from './schema.ts';

export interface SeedDeps {
  db: Kysely<Schema>;
  tenancy: Tenancy;
  events: Events;
  customers: Customers;
  institutions: Institutions;
  accounts: Accounts;
  world: World;
  link: (env: Environment, link: SandboxLink) => Promise<{ accountId: string; code: string }>;
}

/** An account that was linked, and is being fetched. */
export interface LinkedBySeed {
  env: Environment;
  accountId: string;
}

/**
 * Puts a checked seed file into the database. An id or key that exists is left as it is, so that it may be applied at
 * each start. @returns what was linked now.
 */
export async function applySeed(deps: SeedDeps, seed: SeedFile): Promise<LinkedBySeed[]> {
  const linked: LinkedBySeed[] = [];
  for (const [place, app] of seed.apps.entries()) linked.push(...(await applyApp(deps, app, place)));
  return linked;
}

/** The id of what the file gives none: from its place there, so that the next start finds it again. */
const idFrom = (...place: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 24);

async function applyApp(deps: SeedDeps, app: SeedApp, place: number): Promise<LinkedBySeed[]> {
  const id = app.id ?? (await standingApp(deps.tenancy, app)) ?? idFrom('app', place, app.name ?? '');
  const { appId } = await deps.tenancy.createApp({
    id,
    name: app.name ?? 'Seeded app',
    products: app.products ?? PRODUCTS,
    business: { id: app.business?.id ?? idFrom('business', id), name: app.business?.name ?? 'Seeded business' },
  });
  const linked: LinkedBySeed[] = [];
  for (const environment of app.environments ?? []) {
    const options = environment.id === undefined ? {} : { id: environment.id };
    const env = await deps.tenancy.createEnvironment(appId, environment.mode, options);
    for (const accountId of await applyEnvironment(deps, env, environment)) linked.push({ env, accountId });
  }
  return linked;
}

/** The app that has one of the environments or keys already. */
async function standingApp(tenancy: Tenancy, { environments = [] }: SeedApp): Promise<string | null> {
  const ids = new Set(environments.map(({ id }) => id));
  for (const found of await tenancy.environments()) if (ids.has(found.id)) return found.app.id;
  for (const { secret_key: secret, public_key: open } of environments) {
    const found =
      (secret && (await tenancy.byKey(secret, 'secret'))) || (open && (await tenancy.byKey(open, 'public')));
    if (found) return found.app.id;
  }
  return null;
}

/** @returns the ids of accounts that were linked. */
async function applyEnvironment(deps: SeedDeps, env: Environment, seed: SeedEnvironment): Promise<string[]> {
  const { tenancy, events, customers, accounts, db } = deps;
  for (const [kind, key] of [
    ['secret', seed.secret_key],
    ['public', seed.public_key],
  ] as const) {
    const standing = (await tenancy.keys(env.id)).some((each) => each.kind === kind);
    if (key !== undefined || !standing) await tenancy.createKey(env.id, kind, key);
  }
  if (seed.webhook && !(await events.endpoints.list(env)).some(({ url }) => url === seed.webhook?.url)) {
    const { url, secret, events: names } = seed.webhook;
    await events.endpoints.create(env, {
      url,
      ...(secret === undefined ? {} : { secret }),
      ...(names === undefined ? {} : { events: names }),
    });
  }
  for (const [place, customer] of (seed.customers ?? []).entries()) {
    await customers.ensure(db, env, {
      id: customer.id ?? idFrom('customer', env.id, place),
      firstName: customer.first_name ?? null,
      lastName: customer.last_name ?? null,
      email: customer.email ?? null,
      phone: customer.phone ?? null,
      bvn: customer.bvn ?? null,
    });
  }
  const linked: string[] = [];
  for (const [place, account] of (seed.accounts ?? []).entries()) {
    const id = account.id ?? idFrom('account', env.id, place);
    const made = await applyAccount(deps, env, { ...account, id });
    if (made !== null) linked.push(made);
  }
  for (const { code, account } of seed.codes ?? []) {
    if (await exists(accounts, env, account)) await accounts.newCode(env, account, code);
  }
  return linked;
}

/** @returns the account's id when it was linked now. */
async function applyAccount(
  { institutions, accounts, world, link }: SeedDeps,
  env: Environment,
  seed: SeedAccount & { id: string },
): Promise<string | null> {
  if (await exists(accounts, env, seed.id)) return null;
  const institution = findInstitution(institutions, seed.institution ?? 'gtbank');
  const user = seed.persona ?? 'user_good';
  const shaped = [seed.account_number, seed.name, seed.balance, seed.transactions].some((each) => each !== undefined);
  const number = shaped
    ? (
        await world.putAccount(env, {
          bank: institution.slug,
          country: institution.country,
          persona: user,
          ...(seed.account_number === undefined ? {} : { number: seed.account_number }),
          ...(seed.name === undefined ? {} : { name: seed.name, customer: { full_name: seed.name } }),
          ...(seed.balance === undefined ? {} : { balance: seed.balance }),
          ...(seed.transactions === undefined ? {} : { transactions: seed.transactions }),
        })
      ).number
    : undefined;
  const { accountId } = await link(env, {
    institution: institution.id,
    ...(seed.auth_method === undefined ? {} : { authMethod: seed.auth_method }),
    // An account that was set up is reached by its own number, beside whatever the persona has at that bank.
    login: { user: number ?? user, password: 'pass_good', ...(number === undefined ? {} : { accountNumber: number }) },
    ...(seed.customer === undefined ? {} : { customer: { id: seed.customer } }),
    accountId: seed.id,
    ...(seed.ref === undefined ? {} : { ref: seed.ref }),
  });
  return accountId;
}

async function exists(accounts: Accounts, env: Environment, id: string): Promise<boolean> {
  return accounts.mustExist(env.id, id).then(
    () => true,
    () => false,
  );
}
