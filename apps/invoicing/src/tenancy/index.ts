import { createHash } from 'node:crypto';
import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { newId, newKey } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import { refuse, unknown } from '../api/refusals.ts';
import type { Schema } from '../schema.generated.ts';
import { listOrganisations, type OrganisationOnPaper } from './administration-store.ts';
import { createIdempotency, type Idempotency } from './idempotency.ts';
import { createMembers, type Members } from './members.ts';
import * as store from './store.ts';
import {
  type Credential,
  type EnvironmentId,
  LABELS,
  type Label,
  type OrganisationId,
  type Role,
  type Tenant,
} from './tenant.ts';

export { type Administration, createAdministration } from './administration.ts';
export type { OrganisationOnPaper } from './administration-store.ts';
export { type ConsoleTokens, createConsoleTokens, type Person } from './console-tokens.ts';
export type { Membership } from './members-store.ts';
export * from './tenant.ts';

export type Database = Db<Schema>;

/** Organisations, their environments, who may call for them, and what was done in their name. */
export interface Tenancy {
  readonly idempotency: Idempotency;
  readonly members: Members;
  /** Whose key this is. A key is looked up whole; revoked, replaced and unknown ones give null. */
  byKey(key: string): Promise<Credential | null>;
  /**
   * The environment that a call means: `envId`, else `env`, else the credential's own.
   * @throws Refusal 404 for an `envId` that is not this organisation's, 400 for a label that is none.
   */
  resolve(credential: Credential, named: { env?: string; envId?: string }): Promise<Tenant>;
  hasSeveralOrganisations(): Promise<boolean>;
  /** Its name and environments; null for none. */
  organisation(id: OrganisationId): Promise<OrganisationOnPaper | null>;
  /** An organisation with both environments. Ids that exist are left as they are. */
  createOrganisation(organisation: NewOrganisation): Promise<Record<Label, Tenant>>;
  /** A key of the caller's choosing is taken as it is. @returns null when it exists already. */
  createCredential(tenant: Tenant, role: Role, key?: string): Promise<{ id: string; key: string } | null>;
  /** @returns false when the organisation has no such credential. */
  revokeCredential(organisationId: OrganisationId, id: string): Promise<boolean>;
  /** Writes down who did what, in the transaction that does it. */
  audit(db: Database, tenant: Tenant, entry: AuditEntry): Promise<void>;
}

export interface NewOrganisation {
  id?: string;
  name: string;
  environments?: Partial<Record<Label, string>>;
}

export interface AuditEntry {
  /** Id of the key, or the person's e-mail address. */
  actor: string;
  action: string;
  /** What it was done to. */
  subject: string;
  detail?: Readonly<Record<string, unknown>>;
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

export function createTenancy({ db, clock }: { db: Kysely<Schema>; clock: Clock }): Tenancy {
  return {
    idempotency: createIdempotency({ db, clock }),
    members: createMembers({ db, clock }),
    byKey: (key) => store.findCredential(db, hashOf(key), clock.now()),
    async resolve({ home }, { env, envId }) {
      if (envId !== undefined) return found(await store.findEnvironment(db, home.organisationId, envId));
      if (env === undefined) return home;
      const label = LABELS.find((each) => each === env);
      if (label === undefined) throw refuse('bad_request', `env must be one of: ${LABELS.join(', ')}`);
      return found(await store.findByLabel(db, home.organisationId, label));
    },
    hasSeveralOrganisations: () => store.hasSeveralOrganisations(db),
    organisation: async (id) => (await listOrganisations(db, id))[0] ?? null,
    async createOrganisation({ id = newId(), name, environments = {} }) {
      const organisationId = id as OrganisationId;
      const createdAt = clock.now();
      return db.transaction().execute(async (tx) => {
        await store.insertOrganisation(tx, { id: organisationId, name, created_at: createdAt });
        const made = async (label: Label): Promise<Tenant> => {
          const environmentId = (environments[label] ?? newId()) as EnvironmentId;
          await store.insertEnvironment(tx, { organisationId, environmentId, label }, createdAt);
          return found(await store.findByLabel(tx, organisationId, label));
        };
        return { sandbox: await made('sandbox'), production: await made('production') };
      });
    },
    async createCredential(tenant, role, given) {
      const key = given ?? newKey(tenant.label === 'sandbox' ? 'test' : 'live', 'secret');
      const id = newId();
      const row = { hash: hashOf(key), id, role, hint: key.slice(-4), created_at: clock.now() };
      return (await store.insertCredential(db, tenant, row)) ? { id, key } : null;
    },
    revokeCredential: (organisationId, id) => store.revokeCredential(db, organisationId, id, clock.now()),
    audit: (tx, tenant, { actor, action, subject, detail = {} }) =>
      store.insertAudit(tx, tenant, {
        ...{ id: newId(), at: clock.now(), actor, action, subject },
        detail: JSON.stringify(detail),
      }),
  };
}

function found(tenant: Tenant | null): Tenant {
  if (tenant === null) throw unknown('environment');
  return tenant;
}
