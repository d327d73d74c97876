// Written by scripts/schema-types.ts from the migrated schema. Do not edit: change a migration, then run
// `npm run schema:types`.
import type { ColumnType, Generated } from 'kysely';
import type { EnvId } from './tenancy/environment.ts';

/** bigint out; a safe integer may go in. */
export type Int8 = ColumnType<bigint, bigint | number, bigint | number>;
export type GeneratedInt8 = ColumnType<bigint, bigint | number | undefined, bigint | number>;
/** Parsed JSON out; JSON text in. */
export type Jsonb = ColumnType<unknown, string, string>;

export interface AccountCredentials {
  env_id: EnvId;
  account_id: string;
  sealed: Buffer;
  updated_at: Date;
}

export interface Accounts {
  env_id: EnvId;
  id: string;
  bank_key: Buffer;
  customer_id: string;
  institution_id: string;
  auth_method: string;
  connector: string;
  name: string;
  type: string;
  account_number: string | null;
  currency: string;
  balance_minor: Int8 | null;
  bvn_sealed: Buffer | null;
  bvn_last4: string | null;
  identity_sealed: Buffer | null;
  identity_at: Date | null;
  data_status: Generated<string>;
  has_identity: Generated<boolean>;
  has_balance: Generated<boolean>;
  has_transactions: Generated<boolean>;
  sync_status: string | null;
  last_synced_at: Date | null;
  link_id: string;
  session_id: string;
  ref: string | null;
  account_match: boolean | null;
  transaction_count: GeneratedInt8;
  revision: GeneratedInt8;
  realtime_job_id: string | null;
  realtime_at: Date | null;
  manual_sync_at: Date | null;
  next_refresh_at: Date | null;
  created_at: Date;
  updated_at: Date;
  linked_at: Date;
  unlinked_at: Date | null;
  purge_at: Date | null;
  feed_generation: Generated<number>;
  fetch_mark: Buffer | null;
}

export interface ApiKeys {
  hash: Buffer;
  env_id: EnvId;
  id: string;
  kind: string;
  hint: string;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface Apps {
  id: string;
  business_id: string;
  name: string;
  products: string[];
  created_at: Date;
}

export interface Businesses {
  id: string;
  name: string;
  created_at: Date;
  enrichment: Generated<boolean>;
  plan_excludes: Generated<string[]>;
}

export interface CategoryCorrections {
  env_id: EnvId;
  id: string;
  credit: boolean;
  about: string;
  key: string;
  category: string;
  account_id: string;
  transaction_id: string;
  created_at: Date;
  updated_at: Date;
}

export interface ClockMoves {
  env_id: EnvId;
  target: Date | null;
  ran: Generated<number>;
}

export interface Consents {
  env_id: EnvId;
  id: string;
  account_id: string;
  customer_id: string;
  link_id: string;
  shares: string[];
  granted_to: string;
  granted_at: Date;
  revoked_at: Date | null;
}

export interface Customers {
  env_id: EnvId;
  id: string;
  type: Generated<string>;
  name: string | null;
  first_name: string | null;
  last_name: string | null;
  business_name: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  identity_type: string | null;
  identity_sealed: Buffer | null;
  identity_index: Buffer | null;
  created_at: Date;
  updated_at: Date;
}

export interface EnrichmentRecords {
  env_id: EnvId;
  job_id: string;
  position: number;
  kind: string;
  account_id: string | null;
  transaction_ids: string[] | null;
  content: Jsonb | null;
  created_at: Date;
  updated_at: Date;
}

export interface Environments {
  id: string;
  app_id: string;
  mode: string;
  scopes: string[];
  seed: string;
  clock_offset_ms: GeneratedInt8;
  rate_limit_per_minute: number | null;
  refresh_every_hours: number | null;
  income_on_link: Generated<boolean>;
  wallet_minor: GeneratedInt8;
  created_at: Date;
}

export interface EventCounters {
  env_id: EnvId;
  last_seq: Int8;
}

export interface Events {
  env_id: EnvId;
  seq: Int8;
  id: string;
  type: string;
  account_id: string | null;
  occurred_at: Date;
  recorded_at: Date;
  body: string;
  new_data: Generated<boolean>;
}

export interface IncomeRecords {
  env_id: EnvId;
  id: string;
  account_id: string;
  job_id: string;
  income: Jsonb;
  evidence: Jsonb;
  created_at: Date;
  updated_at: Date;
}

export interface InsightJobs {
  env_id: EnvId;
  id: string;
  kind: string;
  account_id: string | null;
  status: string;
  months: number | null;
  request_sealed: Buffer | null;
  failure: string | null;
  created_at: Date;
  finished_at: Date | null;
  expires_at: Date;
}

export interface Installation {
  id: Generated<boolean>;
  keyring_check: Buffer;
}

export interface InstitutionCalls {
  mode: string;
  institution_id: string;
  method: string;
  minute: Date;
  ok: Generated<number>;
  bank_faults: Generated<number>;
  our_faults: Generated<number>;
  person: Generated<number>;
}

export interface InvestmentEarnings {
  env_id: EnvId;
  account_id: string;
  id: string;
  provider_id: string;
  amount_minor: Int8;
  narration: string;
  date: Date;
  asset: Jsonb;
}

export interface InvestmentHoldings {
  env_id: EnvId;
  account_id: string;
  balances: Jsonb;
  assets: Jsonb;
  updated_at: Date;
}

export interface LinkCodes {
  env_id: EnvId;
  code_hash: Buffer;
  account_id: string;
  expires_at: Date;
  used_at: Date | null;
}

export interface LinkSessions {
  env_id: EnvId;
  id: string;
  link_id: string;
  institution_id: string;
  auth_method: string;
  connector: string;
  status: string;
  state_sealed: Buffer | null;
  step_sealed: Buffer | null;
  wrong_inputs: Generated<number>;
  failure: string | null;
  account_id: string | null;
  code_sealed: Buffer | null;
  created_at: Date;
  expires_at: Date;
  turn: Generated<number>;
}

export interface Links {
  env_id: EnvId;
  id: string;
  scope: string;
  origin: string;
  customer_id: string | null;
  account_id: string | null;
  institution_id: string | null;
  auth_method: string | null;
  match_account: string | null;
  check_account_match: Generated<boolean>;
  ref: string | null;
  redirect_url: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface PublicIds {
  id: string;
  kind: string;
  env_id: EnvId;
}

export interface ReauthTokens {
  env_id: EnvId;
  token_hash: Buffer;
  account_id: string;
  expires_at: Date;
  used_at: Date | null;
}

export interface RefreshJobs {
  env_id: EnvId;
  id: string;
  account_id: string;
  name: string;
  trigger: string;
  status: string;
  outcome: string | null;
  has_new_data: Generated<boolean>;
  allow_incomplete: Generated<boolean>;
  created_at: Date;
  finished_at: Date | null;
}

export interface SandboxFaults {
  env_id: EnvId;
  id: string;
  target: string;
  match: Jsonb | null;
  fault: string;
  latency_ms: number | null;
  probability: number | null;
  remaining: number | null;
  created_at: Date;
}

export interface SandboxSnapshots {
  env_id: EnvId;
  id: string;
  content: Buffer;
  created_at: Date;
}

export interface ScheduledTasks {
  env_id: EnvId;
  id: string;
  kind: string;
  subject: string;
  payload: Jsonb;
  due_at: Date;
}

export interface StatementImportRows {
  env_id: EnvId;
  account_id: string;
  transaction_id: string;
  import_id: string;
}

export interface StatementImports {
  env_id: EnvId;
  id: string;
  account_id: string;
  sha256: Buffer;
  report: Jsonb;
  created_at: Date;
  undone_at: Date | null;
  closing_minor: Int8 | null;
  through: string | null;
  base_minor: Int8 | null;
  base_day: string | null;
}

export interface StatementJobs {
  env_id: EnvId;
  id: string;
  account_id: string;
  file: string;
  status: string;
  from_day: string;
  to_day: string;
  from_at: Date;
  until_at: Date;
  build: string | null;
  bytes: Int8 | null;
  created_at: Date;
  built_at: Date | null;
  expires_at: Date | null;
}

export interface StatementPieces {
  env_id: EnvId;
  job_id: string;
  build: string;
  place: number;
  content: Buffer;
}

export interface TransactionWeeks {
  env_id: EnvId;
  account_id: string;
  week: string;
  rows: Int8;
}

export interface Transactions {
  env_id: EnvId;
  account_id: string;
  id: string;
  date: Date;
  position: number;
  amount_minor: Int8;
  balance_minor: Int8 | null;
  revision: Int8;
  created_revision: Int8;
  day: string;
  timed: boolean;
  credit: boolean;
  pending: boolean;
  removed: Generated<boolean>;
  narration: string;
  category: string;
  provider_id: string | null;
  reference: string | null;
  counterparty: Jsonb | null;
  metadata: Jsonb | null;
  edited_category: string | null;
}

export interface WebhookAttempts {
  env_id: EnvId;
  endpoint_id: string;
  event_seq: Int8;
  attempt: number;
  at: Date;
  status: number | null;
  error: string | null;
  duration_ms: number;
}

export interface WebhookDeliveries {
  env_id: EnvId;
  endpoint_id: string;
  event_seq: Int8;
  status: string;
  since: Date;
  next_attempt_at: Date | null;
  attempts: Generated<number>;
  attempts_before: Generated<number>;
  last_at: Date | null;
  last_status: number | null;
  last_error: string | null;
  last_duration_ms: number | null;
}

export interface WebhookEndpoints {
  env_id: EnvId;
  id: string;
  url: string;
  secret_sealed: Buffer;
  previous_secret_sealed: Buffer | null;
  previous_until: Date | null;
  events: string[];
  enabled: Generated<boolean>;
  disabled_reason: string | null;
  consecutive_failures: Generated<number>;
  failing_since: Date | null;
  created_at: Date;
  updated_at: Date;
}

export interface WorkerHeartbeats {
  instance_id: string;
  worker_ids: string[];
  seen_at: Date;
}

export interface Schema {
  account_credentials: AccountCredentials;
  accounts: Accounts;
  api_keys: ApiKeys;
  apps: Apps;
  businesses: Businesses;
  category_corrections: CategoryCorrections;
  clock_moves: ClockMoves;
  consents: Consents;
  customers: Customers;
  enrichment_records: EnrichmentRecords;
  environments: Environments;
  event_counters: EventCounters;
  events: Events;
  income_records: IncomeRecords;
  insight_jobs: InsightJobs;
  installation: Installation;
  institution_calls: InstitutionCalls;
  investment_earnings: InvestmentEarnings;
  investment_holdings: InvestmentHoldings;
  link_codes: LinkCodes;
  link_sessions: LinkSessions;
  links: Links;
  public_ids: PublicIds;
  reauth_tokens: ReauthTokens;
  refresh_jobs: RefreshJobs;
  sandbox_faults: SandboxFaults;
  sandbox_snapshots: SandboxSnapshots;
  scheduled_tasks: ScheduledTasks;
  statement_import_rows: StatementImportRows;
  statement_imports: StatementImports;
  statement_jobs: StatementJobs;
  statement_pieces: StatementPieces;
  transaction_weeks: TransactionWeeks;
  transactions: Transactions;
  webhook_attempts: WebhookAttempts;
  webhook_deliveries: WebhookDeliveries;
  webhook_endpoints: WebhookEndpoints;
  worker_heartbeats: WorkerHeartbeats;
}
