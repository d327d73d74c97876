import { type Clock, later } from '@kente/kit/clock';
import { newId } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { KeyOnPaper, OrganisationOnPaper } from './administration-store.ts';
import * as store from './administration-store.ts';
import { insertEnvironment } from './store.ts';
import type { EnvironmentId, Label, OrganisationId, Role, Tenant } from './tenant.ts';

/** What an operator does, beside what calls need. */
export interface Administration {
  organisations(): Promise<OrganisationOnPaper[]>;
  /** @returns null when it has that environment already. */
  addEnvironment(organisationId: OrganisationId, label: Label): Promise<Tenant | null>;
  keys(organisationId: OrganisationId): Promise<KeyOnPaper[]>;
  /** A key with the same role and environment; the one before works for `overlapMs` more. @returns null for none that works. */
  rotateKey(organisationId: OrganisationId, id: string, overlapMs: number): Promise<{ id: string; key: string } | null>;
}

export interface AdministrationDeps {
  db: Kysely<Schema>;
  clock: Clock;
  tenancy: { createCredential(tenant: Tenant, role: Role): Promise<{ id: string; key: string } | null> };
}

export function createAdministration({ db, clock, tenancy }: AdministrationDeps): Administration {
  return {
    organisations: () => store.listOrganisations(db),
    async addEnvironment(organisationId, label) {
      const environmentId = newId() as EnvironmentId;
      const tenant = { organisationId, environmentId, label };
      await insertEnvironment(db, tenant, clock.now());
      // Its label may have been taken: then ours was not written.
      const [organisation] = await store.listOrganisations(db, organisationId);
      return organisation?.environments.some((each) => each.environmentId === environmentId) ? tenant : null;
    },
    keys: (organisationId) => store.listKeys(db, organisationId),
    async rotateKey(organisationId, id, overlapMs) {
      const now = clock.now();
      const key = (await store.listKeys(db, organisationId)).find((each) => each.id === id);
      const ended = key?.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now);
      if (!key || ended) return null;
      const { label, role } = key;
      const environmentId = key.environmentId as EnvironmentId;
      const made = await tenancy.createCredential({ organisationId, environmentId, label }, role);
      await store.endKey(db, organisationId, id, later(now, overlapMs));
      return made;
    },
  };
}
