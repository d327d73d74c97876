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

export interface Allocations {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  transaction_id: string;
  invoice_id: string;
  amount_minor: Int8;
  kind: string;
  method: string;
  score: number | null;
  evidence: Jsonb | null;
  actor: string;
  created_at: Date;
  reversed_at: Date | null;
  reversed_by: string | null;
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

export interface BankTransactions {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  account_id: string;
  id: string;
  provider_id: string;
  provider_account_id: string;
  fingerprint: Buffer;
  occurrence: number;
  day: string;
  given_date: string;
  type: string;
  amount_minor: Int8;
  currency: string;
  status: string;
  narration: string;
  category: string | null;
  balance_minor: Int8 | null;
  tags: string[];
  reference: string | null;
  counterparty: string | null;
  counterparty_number: string | null;
  session_id: string | null;
  content_hash: Buffer;
  result: string;
  decision: string;
  detail: string;
  reasons: Jsonb;
  invoice_id: string | null;
  extracted: Jsonb;
  trace_id: string;
  first_seen_at: Date;
  changed_at: Date;
  removed_at: Date | null;
  told_at: Date | null;
  taken_back_by: string | null;
  forgotten_at: Date | null;
}

export interface Businesses {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  business_id: string;
  service_id: string;
  name: string;
  tin: string;
  email: string;
  telephone: string | null;
  description: string | null;
  address: Jsonb;
  vat_mode: string;
  vat_rate_bp: number;
  number_prefix: string;
  hsn_code: string | null;
  isic_code: string | null;
  category: string | null;
  crypto_keys: string | null;
  updated_at: Date;
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
  expires_at: Date | null;
}

export interface Cursors {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  account_id: string;
  step: Int8;
  position: Jsonb;
  provider_account_id: string;
  updated_at: Date;
  last_sync_at: Date | null;
  last_transaction_date: string | null;
}

export interface CustomerAliases {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  key: string;
  customer_id: string;
  confirmations: number;
}

export interface CustomerNames {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  key: string;
  customer_id: string;
}

export interface Customers {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  identity: string;
  names: string[];
  created_at: Date;
}

export interface DeadLetters {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  account_id: string;
  transaction_id: string;
  payload_hash: Buffer;
  reason: string;
  detail: string;
  decision: string;
  reasons: Jsonb;
  trace_id: string;
  attempts: number;
  first_seen_at: Date;
  last_seen_at: Date;
  status: string;
  note: string | null;
  closed_by: string | null;
}

export interface DismissedPairs {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  transaction_id: string;
  other_id: string;
  actor: string;
  at: Date;
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

export interface InvoiceCollectors {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  key: string;
  invoice_id: string;
}

export interface InvoiceHistory {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  invoice_id: string;
  version: number;
  action: string;
  state: string;
  actor: string;
  at: Date;
  detail: Jsonb;
}

export interface InvoiceNumbers {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  key: string;
  invoice_id: string;
}

export interface Invoices {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  source: string;
  account_id: string | null;
  transaction_id: string | null;
  trace_id: string | null;
  state: string;
  payment_status: string;
  version: number;
  type_code: string;
  business_id: string | null;
  number: string | null;
  stripped_number: string | null;
  irn: string | null;
  issue_date: string;
  due_date: string | null;
  currency: string;
  gross_minor: Int8;
  net_minor: Int8;
  vat_minor: Int8;
  vat_rate_bp: number;
  allocated_minor: GeneratedInt8;
  customer_id: string | null;
  credits_id: string | null;
  content: Jsonb;
  evidence: Jsonb;
  eligibility: Jsonb | null;
  reviewed_by: string | null;
  document_hash: string | null;
  authority_code: string | null;
  validated_at: Date | null;
  sign_attempt: string | null;
  sign_started_at: Date | null;
  document: string | null;
  signed_at: Date | null;
  qr_text: string | null;
  transmitted_at: Date | null;
  created_at: Date;
  updated_at: Date;
  forgotten_at: Date | null;
  reported_status: string | null;
  vat_posted_at: Date | null;
}

export interface MatchingSettings {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  auto_match: boolean;
  propose_at: number;
  alias_confirmations: number;
  runner_up_gap: number;
  changed_by: string;
  changed_at: Date;
}

export interface NumberSeries {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  business_id: string;
  prefix: string;
  last_number: Int8;
}

export interface OrganisationMembers {
  organisation_id: OrganisationId;
  email: string;
  role: string;
  created_at: Date;
}

export interface Organisations {
  id: string;
  name: string;
  created_at: Date;
}

export interface PayoutBatches {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  gateway: string;
  currency: string;
  settled_on: string;
  sales: Jsonb;
  created_by: string;
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

export interface Previews {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  at: Date;
  trace_id: string;
  account_id: string;
  transaction_id: string;
  type: string;
  amount_minor: Int8;
  currency: string;
  narration: string;
  counterparty: string | null;
  decision: string;
  reason: string | null;
  reasons: Jsonb;
  score: number;
  signals: string[];
  ruleset_version: Int8;
  invoice_id: string | null;
}

export interface Rules {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  id: string;
  account_id: string | null;
  list: string;
  field: string;
  op: string;
  value: string;
  note: string | null;
  created_by: string;
  created_at: Date;
  place: number;
}

export interface RulesetVersions {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  version: number;
  account_id: string | null;
  changed_by: string;
  changed_at: Date;
  change: Jsonb;
}

export interface SuggestedInvoices {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  invoice_id: string;
  transaction_id: string;
}

export interface Suggestions {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  transaction_id: string;
  rank: number;
  account_id: string;
  rule: string;
  score: number;
  certain: boolean;
  lines: Jsonb;
  reverses: string[];
  credit_notes_for: string[];
  evidence: Jsonb;
  at: Date;
}

export interface SyncLeases {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  account_id: string;
  holder: string | null;
  held_until: Date;
  mac_key: Buffer;
  failures: Generated<number>;
  last_error: string | null;
  refreshed_at: Date | null;
}

export interface WebhookCounts {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  minute: Date;
  accepted: Generated<number>;
  duplicate: Generated<number>;
  last_at: Date;
}

export interface WebhookDoorCounts {
  minute: Date;
  received: Generated<number>;
  accepted: Generated<number>;
  rejected: Generated<number>;
  unmatched: Generated<number>;
  last_at: Date | null;
  last_event: string | null;
  last_event_at: Date | null;
  last_error: string | null;
  last_error_at: Date | null;
}

export interface WebhookEvents {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  key: string;
  event: string;
  account_id: string;
  verified: boolean;
  trace_id: string;
  happened_at: Date;
  received_at: Date;
  body: Buffer | null;
  finished_at: Date | null;
  action: string | null;
  problem: string | null;
}

export interface WebhookSubjects {
  organisation_id: OrganisationId;
  environment_id: EnvironmentId;
  subject: string;
  happened_at: Date;
}

export interface WorkerHeartbeats {
  instance_id: string;
  worker_ids: string[];
  seen_at: Date;
}

export interface Schema {
  account_aliases: AccountAliases;
  accounts: Accounts;
  allocations: Allocations;
  audit_entries: AuditEntries;
  bank_transactions: BankTransactions;
  businesses: Businesses;
  consents: Consents;
  credentials: Credentials;
  cursors: Cursors;
  customer_aliases: CustomerAliases;
  customer_names: CustomerNames;
  customers: Customers;
  dead_letters: DeadLetters;
  dismissed_pairs: DismissedPairs;
  environments: Environments;
  exchanges: Exchanges;
  idempotency_keys: IdempotencyKeys;
  invoice_collectors: InvoiceCollectors;
  invoice_history: InvoiceHistory;
  invoice_numbers: InvoiceNumbers;
  invoices: Invoices;
  matching_settings: MatchingSettings;
  number_series: NumberSeries;
  organisation_members: OrganisationMembers;
  organisations: Organisations;
  payout_batches: PayoutBatches;
  pending_links: PendingLinks;
  previews: Previews;
  rules: Rules;
  ruleset_versions: RulesetVersions;
  suggested_invoices: SuggestedInvoices;
  suggestions: Suggestions;
  sync_leases: SyncLeases;
  webhook_counts: WebhookCounts;
  webhook_door_counts: WebhookDoorCounts;
  webhook_events: WebhookEvents;
  webhook_subjects: WebhookSubjects;
  worker_heartbeats: WorkerHeartbeats;
}
