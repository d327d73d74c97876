// Written by scripts/schema-types.ts from the migrated schema. Do not edit: change a migration, then run
// `npm run schema:types`.
import type { ColumnType, Generated } from 'kysely';
import type { EnvironmentId, OrganisationId } from './tenancy/tenant.ts';

/** bigint out; a safe integer may go in. */
export type Int8 = ColumnType<bigint, bigint | number, bigint | number>;
export type GeneratedInt8 = ColumnType<bigint, bigint | number | undefined, bigint | number>;
/** Parsed JSON out; JSON text in. */
export type Jsonb = ColumnType<unknown, string, string>;

export interface AccountAliases {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  provider_id: string;
  account_id: string;
  since: Date;
}

export interface Accounts {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  provider_id: string;
  name: string | null;
  account_number: string | null;
  currency: string | null;
  type: string | null;
  balance_minor: Int8 | null;
  institution_name: string | null;
  institution_type: string | null;
  bank_code: string | null;
  linked_at: Date;
  unlinked_at: Date | null;
  reauth_required: Generated<boolean>;
  last_sync_at: Date | null;
}

export interface AuditEntries {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: Jsonb;
}

export interface Consents {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  account_id: string;
  actor: string;
  ref: string | null;
  scope: string;
  at: Date;
  ip: string;
  revoked_at: Date | null;
}

export interface Credentials {
  hash: Buffer;
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  role: string;
  hint: string;
  created_at: Date;
  revoked_at: Date | null;
}

export interface Environments {
  organisation_id: OrganisationId;
  id: string;
  label: string;
  created_at: Date;
}

export interface Exchanges {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  code_hash: Buffer;
  holder: string | null;
  held_until: Date;
  provider_id: string | null;
  answer: string | null;
  created_at: Date;
}

export interface IdempotencyKeys {
  organisation_id: OrganisationId;
  route: string;
  key: string;
  request_hash: Buffer;
  holder: string | null;
  held_until: Date | null;
  answer: string | null;
  expires_at: Date;
}

export interface Organisations {
  id: string;
  name: string;
  created_at: Date;
}

export interface PendingLinks {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  ref: string;
  scope: string;
  account_id: string | null;
  created_by: string;
  created_at: Date;
  lapses_at: Date;
  closed_at: Date | null;
}

export interface Schema {
  account_aliases: AccountAliases;
  accounts: Accounts;
  audit_entries: AuditEntries;
  consents: Consents;
  credentials: Credentials;
  environments: Environments;
  exchanges: Exchanges;
  idempotency_keys: IdempotencyKeys;
  organisations: Organisations;
  pending_links: PendingLinks;
}
