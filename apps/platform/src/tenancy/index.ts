import { type Clock, later, shiftedClock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { newId, newKey } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Schema } from '../schema.generated.ts';
import {
  type EnvId,
  type Environment,
  type Mode,
  type PlanEndpoint,
  type Product,
  SCOPES,
  type Scope,
} from './environment.ts';
import * as store from './store.ts';

export * from './environment.ts';
export type { KeyRow } from './store.ts';

/** Businesses, their apps, each app's environments, and the keys that open them. */
export interface Tenancy {
  /** Whose key this is. A key is looked up whole; revoked, expired and unknown ones give null. */
  byKey(key: string, kind: 'secret' | 'public'): Promise<Environment | null>;
  /** @throws Error when there is no such environment: ids come from our own rows. */
  environment(id: EnvId): Promise<Environment>;
  environments(): Promise<Environment[]>;
  createApp(app: NewApp): Promise<{ appId: string; businessId: string }>;
  changeApp(appId: string, changes: { name?: string; products?: readonly Product[] }): Promise<void>;
  changeBusiness(
    businessId: string,
    changes: { enrichment?: boolean; planExcludes?: readonly PlanEndpoint[] },
  ): Promise<void>;
  createEnvironment(
    appId: string,
    mode: Mode,
    options?: { id?: string; scopes?: readonly Scope[] },
  ): Promise<Environment>;
  /** A key of the caller's choosing is taken as it is. @returns null when the key exists already. */
  createKey(envId: EnvId, kind: 'secret' | 'public', key?: string): Promise<{ id: string; key: string } | null>;
  /** A new key; the others of its kind work for `overlapMs` more. */
  rotateKey(envId: EnvId, kind: 'secret' | 'public', overlapMs: number): Promise<{ id: string; key: string }>;
  revokeKey(envId: EnvId, keyId: string): Promise<boolean>;
  keys(envId: EnvId): Promise<store.KeyRow[]>;
  change(envId: EnvId, changes: EnvironmentSettings): Promise<Environment>;
  /**
   * In the caller's transaction, who calls `forget` when it has committed. Nothing to change: the environment as the table
   * has it at this moment.
   */
  changeIn(tx: Db<Schema>, envId: EnvId, changes: EnvironmentSettings): Promise<Environment>;
  /** Pages are opened by an id alone: these tell, in the transaction that makes it, where such an id lives. */
  registerPublicId(db: Db<Schema>, envId: EnvId, kind: PublicIdKind, id: string): Promise<void>;
  findPublicId(kind: PublicIdKind, id: string): Promise<Environment | null>;
  /** In the transaction that deletes what they open. */
  forgetPublicIds(db: Db<Schema>, envId: EnvId, kind: PublicIdKind, ids: readonly string[]): Promise<void>;
  /** Forgets what was remembered of environments and keys: something changed in another process. */
  forget(): void;
}

export type PublicIdKind = 'link' | 'statement' | 'mandate' | 'payment' | 'transfer_number';

export interface NewApp {
  id?: string;
  name: string;
  products: readonly Product[];
  business: { id?: string; name: string };
}

export interface EnvironmentSettings {
  scopes?: readonly Scope[];
  clockOffsetMs?: number;
  rateLimitPerMinute?: number | null;
  refreshEveryHours?: 6 | 12 | 24 | null;
  incomeOnLink?: boolean;
}

export interface TenancyDeps {
  db: Db<Schema>;
  keyring: Keyring;
  clock: Clock;
}

/** A change in another process is told by NOTIFY; this bounds what a lost notification can cost. */
const REMEMBER_MS = 10_000;
const REMEMBER_MOST = 10_000;

interface Remembered {
  environment: Environment | null;
  until: number;
}

export function createTenancy({ db, keyring, clock }: TenancyDeps): Tenancy {
  const byKey = new Map<string, Remembered>();
  const byId = new Map<string, Remembered>();
  let generation = 0;

  const remember = async (
    cache: Map<string, Remembered>,
    name: string,
    find: () => Promise<{ environment: Environment | null; expiresAt: Date | null }>,
  ): Promise<Environment | null> => {
    const now = clock.now().getTime();
    const known = cache.get(name);
    if (known && known.until > now) return known.environment;
    const asked = generation;
    const { environment, expiresAt } = await find();
    // Something changed while we asked: what came may be from before, so the next one asks again.
    if (asked !== generation) return environment;
    if (cache.size >= REMEMBER_MOST) cache.clear();
    // An unknown key is not remembered: a flood of guesses must not push real ones out.
    if (environment)
      cache.set(name, {
        environment,
        until: Math.min(now + REMEMBER_MS, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY),
      });
    return environment;
  };
  const forget = (): void => {
    generation += 1;
    byKey.clear();
    byId.clear();
  };
  const changed = async (): Promise<void> => {
    forget();
    await store.tellChanged(db);
  };
  const hash = (key: string): Buffer => keyring.blindIndex('api key', key);
  const load = async (id: EnvId): Promise<Environment> => {
    const found = await remember(byId, id, async () => {
      const row = await store.findEnvironment(db, id);
      return { environment: row ? environmentOf(row, clock) : null, expiresAt: null };
    });
    if (!found) throw new Error(`environment ${id} does not exist`);
    return found;
  };
  const createKey: Tenancy['createKey'] = async (envId, kind, given) => {
    const { mode } = await load(envId);
    const key = given ?? newKey(mode, kind);
    const id = newId();
    const made = await store.insertKey(db, envId, hash(key), {
      id,
      kind,
      hint: key.slice(-4),
      created_at: clock.now(),
    });
    return made ? { id, key } : null;
  };

  return {
    forget,
    createKey,
    environment: load,
    byKey: (key, kind) =>
      remember(byKey, `${kind} ${key}`, async () => {
        const row = await store.findByKey(db, hash(key));
        const works = row && row.kind === kind && (row.expires_at === null || row.expires_at > clock.now());
        return { environment: works ? environmentOf(row, clock) : null, expiresAt: row?.expires_at ?? null };
      }),
    environments: async () => (await store.allEnvironments(db)).map((row) => environmentOf(row, clock)),
    async createApp(app) {
      const businessId = app.business.id ?? newId();
      const appId = app.id ?? newId();
      const created_at = clock.now();
      await store.insertBusiness(db, { id: businessId, name: app.business.name, created_at });
      await store.insertApp(db, {
        id: appId,
        business_id: businessId,
        name: app.name,
        products: [...app.products],
        created_at,
      });
      return { appId, businessId };
    },
    async changeApp(appId, { name, products }) {
      await store.updateApp(db, appId, {
        ...(name === undefined ? {} : { name }),
        ...(products === undefined ? {} : { products: [...products] }),
      });
      await changed();
    },
    async changeBusiness(businessId, { enrichment, planExcludes }) {
      await store.updateBusiness(db, businessId, {
        ...(enrichment === undefined ? {} : { enrichment }),
        ...(planExcludes === undefined ? {} : { plan_excludes: [...planExcludes] }),
      });
      await changed();
    },
    async createEnvironment(appId, mode, options = {}) {
      const id = (options.id ?? newId()) as EnvId;
      const scopes = [...(options.scopes ?? SCOPES)];
      await store.insertEnvironment(db, { id, app_id: appId, mode, scopes, seed: id, created_at: clock.now() });
      const standing = (await store.environmentsOf(db, appId)).find((row) => row.mode === mode);
      if (!standing) throw new Error(`app ${appId} has no ${mode} environment, and id ${id} is taken`);
      return environmentOf(standing, clock);
    },
    async rotateKey(envId, kind, overlapMs) {
      const made = await createKey(envId, kind);
      if (!made) throw new Error('two random keys were equal');
      await store.expireOtherKeys(db, envId, kind, made.id, later(clock.now(), overlapMs));
      await changed();
      return made;
    },
    async revokeKey(envId, keyId) {
      const revoked = await store.revokeKey(db, envId, keyId, clock.now());
      await changed();
      return revoked;
    },
    keys: (envId) => store.keysOf(db, envId),
    async change(envId, settings) {
      const columns = columnsOf(settings);
      if (Object.keys(columns).length > 0) {
        await store.updateEnvironment(db, envId, columns);
        await changed();
      }
      return load(envId);
    },
    async changeIn(tx, envId, settings) {
      const columns = columnsOf(settings);
      if (Object.keys(columns).length > 0) {
        await store.updateEnvironment(tx, envId, columns);
        await store.tellChanged(tx);
      }
      const row = await store.findEnvironment(tx, envId);
      if (!row) throw new Error(`environment ${envId} does not exist`);
      return environmentOf(row, clock);
    },
    registerPublicId: (tx, envId, kind, id) => store.insertPublicId(tx, envId, kind, id),
    forgetPublicIds: (tx, envId, kind, ids) => store.deletePublicIds(tx, envId, kind, ids),
    async findPublicId(kind, id) {
      const envId = await store.findPublicId(db, kind, id);
      return envId ? load(envId) : null;
    },
  };
}

function columnsOf(settings: EnvironmentSettings): store.EnvironmentChanges {
  return {
    ...(settings.scopes ? { scopes: [...settings.scopes] } : {}),
    ...(settings.clockOffsetMs === undefined ? {} : { clock_offset_ms: BigInt(Math.round(settings.clockOffsetMs)) }),
    ...(settings.rateLimitPerMinute === undefined ? {} : { rate_limit_per_minute: settings.rateLimitPerMinute }),
    ...(settings.refreshEveryHours === undefined ? {} : { refresh_every_hours: settings.refreshEveryHours }),
    ...(settings.incomeOnLink === undefined ? {} : { income_on_link: settings.incomeOnLink }),
  };
}

function environmentOf(row: store.EnvironmentRow, clock: Clock): Environment {
  const clockOffsetMs = Number(row.clock_offset_ms);
  return {
    id: row.id,
    mode: row.mode,
    app: { id: row.app_id, name: row.app_name },
    business: {
      id: row.business_id,
      name: row.business_name,
      enrichment: row.enrichment,
      planExcludes: new Set(row.plan_excludes as PlanEndpoint[]),
    },
    products: new Set(row.products as Product[]),
    scopes: new Set(row.scopes as Scope[]),
    seed: row.seed,
    rateLimitPerMinute: row.rate_limit_per_minute,
    refreshEveryHours: row.refresh_every_hours as Environment['refreshEveryHours'],
    incomeOnLink: row.income_on_link,
    clock: shiftedClock(clock, clockOffsetMs),
    clockOffsetMs,
  };
}
