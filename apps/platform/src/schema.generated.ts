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

export interface BeneficiaryCredits {
  env_id: EnvId;
  debit_id: string;
  amount_minor: Int8;
  status: string;
  created_at: Date;
  updated_at: Date;
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

export interface CheckoutSessions {
  env_id: EnvId;
  payment_id: string;
  origin: string;
  redirect_url: string | null;
  institution_id: string | null;
  auth_method: string | null;
  hint_sealed: Buffer | null;
  account_id: string | null;
  account_sealed: Buffer | null;
  account_is_fixed: Generated<boolean>;
  wrong_answers: Generated<number>;
  transfer_number: string | null;
  failure: string | null;
  split_leg_fee_minor: Int8;
  expires_at: Date;
}

export interface CheckoutTransfers {
  env_id: EnvId;
  session_id: string;
  payment_id: string;
  amount_minor: Int8;
  sender_sealed: Buffer | null;
  status: string;
  movement_id: string | null;
  received_at: Date;
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

export interface ConsoleAccounts {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface ConsoleSessions {
  id: string;
  user_id: string;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface ConsoleSignInTries {
  email_index: Buffer;
  tries: number;
  counted_until: Date;
}

export interface ConsoleSigningKeys {
  id: string;
  public_jwk: Jsonb;
  private_key: Buffer;
  created_at: Date;
}

export interface ConsoleUsers {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  created_at: Date;
  updated_at: Date;
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

export interface DebitedAccounts {
  env_id: EnvId;
  account_key: Buffer;
  day: string;
  funds: number;
  other: number;
  sent_minor: Int8;
  reset_at: Date | null;
  on_the_wire: Jsonb;
}

export interface DisbursementItems {
  env_id: EnvId;
  id: string;
  disbursement_id: string;
  position: number;
  reference: string;
  status: string;
  amount_minor: Int8;
  fee_minor: Int8;
  narration: string;
  recipient_sealed: Buffer;
  is_resolved: boolean;
  is_secured: Generated<boolean>;
  movement_id: string | null;
  session_id: string | null;
  response_code: string | null;
  message: string | null;
  added_by: string;
  created_at: Date;
  updated_at: Date;
}

export interface DisbursementReturns {
  env_id: EnvId;
  id: string;
  disbursement_id: string;
  amount_minor: Int8;
  status: string;
  created_at: Date;
  updated_at: Date;
}

export interface DisbursementSources {
  env_id: EnvId;
  id: string;
  mandate_id: string;
  email_sealed: Buffer;
  created_at: Date;
  updated_at: Date;
}

export interface Disbursements {
  env_id: EnvId;
  id: string;
  reference: string;
  type: string;
  source: string;
  source_id: string | null;
  status: string;
  description: string;
  total_minor: Int8;
  secured_minor: GeneratedInt8;
  movement_id: string | null;
  message: string | null;
  created_at: Date;
  updated_at: Date;
  triggered_at: Date | null;
  completed_at: Date | null;
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
  customer_id: string | null;
}

export interface FixedSchedules {
  env_id: EnvId;
  mandate_id: string;
  next_try: Jsonb | null;
  debit_id: string | null;
}

export interface IdempotencyKeys {
  env_id: EnvId;
  key: string;
  fingerprint: Buffer;
  holder: string;
  running_until: Date;
  expires_at: Date;
  record_kind: string | null;
  record_id: string | null;
  status: number | null;
  headers: string | null;
  body_sealed: Buffer | null;
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

export interface LedgerAccounts {
  env_id: EnvId;
  account: string;
  currency: string;
  side: string;
  floored: boolean;
  balance_minor: GeneratedInt8;
  sequence: GeneratedInt8;
  hash: Generated<Buffer>;
  posted_at: Date | null;
}

export interface LedgerEntries {
  env_id: EnvId;
  account: string;
  currency: string;
  at: Date;
  sequence: Int8;
  transaction_key: string;
  debit_minor: Int8;
  credit_minor: Int8;
  balance_minor: Int8;
  hash: Buffer;
}

export interface LedgerTransactions {
  env_id: EnvId;
  key: string;
  kind: string;
  currency: string;
  at: Date;
  digest: Buffer;
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

export interface MandateOtpSessions {
  env_id: EnvId;
  id: string;
  mandate_id: string;
  code_hash: Buffer | null;
  sends: Generated<number>;
  wrong_tries: Generated<number>;
  created_at: Date;
  expires_at: Date | null;
}

export interface Mandates {
  env_id: EnvId;
  id: string;
  link: string;
  nibss_code: string;
  reference: string;
  status: string;
  mandate_type: string;
  debit_type: string;
  amount_minor: Int8;
  total_minor: Int8;
  taken_minor: GeneratedInt8;
  reserved_minor: GeneratedInt8;
  description: string;
  customer_id: string;
  fee_bearer: string;
  verification: string;
  allow_partial_sweep: boolean;
  start_date: string;
  end_date: string;
  fixed: Jsonb | null;
  redirect_url: string | null;
  meta: Jsonb;
  account_sealed: Buffer | null;
  account_key: Buffer | null;
  created_at: Date;
  updated_at: Date;
  initiated_at: Date | null;
  approved_at: Date | null;
  ready_at: Date | null;
  ready_told: Generated<boolean>;
}

export interface PaymentSettings {
  env_id: EnvId;
  settings: Jsonb;
  updated_at: Date;
}

export interface Payments {
  env_id: EnvId;
  id: string;
  session_code: string | null;
  type: string;
  channel: string;
  status: string;
  amount_minor: Int8;
  collected_minor: GeneratedInt8;
  fee_minor: Int8;
  fee_bearer: string;
  currency: string;
  description: string | null;
  reference: string | null;
  voided_reference: string | null;
  split_sealed: Buffer | null;
  customer_id: string | null;
  account_id: string | null;
  mandate_id: string | null;
  payer_sealed: Buffer | null;
  payer_key: Buffer | null;
  beneficiary_sealed: Buffer | null;
  movement_id: string | null;
  session_id: string | null;
  response_code: string | null;
  refunded: Generated<boolean>;
  held_settlement: Generated<boolean>;
  meta: Jsonb | null;
  created_at: Date;
  updated_at: Date;
  completed_at: Date | null;
}

export interface Payouts {
  env_id: EnvId;
  id: string;
  owner: string;
  status: string;
  collected_minor: Int8;
  fee_minor: Int8;
  refunded_minor: Int8;
  amount_minor: Int8;
  cut_at: Date;
  run_at: Date;
  account_sealed: Buffer | null;
  movement_id: string | null;
  session_id: string | null;
  response_code: string | null;
  message: string | null;
  settled_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export interface PriceOverrides {
  env_id: EnvId;
  product: string;
  steps: Jsonb;
  updated_at: Date;
}

export interface PublicIds {
  id: string;
  kind: string;
  env_id: EnvId;
}

export interface RailCredits {
  env_id: EnvId;
  session_id: string;
  rail: string;
  amount_minor: Int8;
  received_at: Date;
}

export interface RailDifferences {
  env_id: EnvId;
  rail: string;
  day: string;
  session_id: string;
  kind: string;
  ours_minor: Int8 | null;
  theirs_minor: Int8 | null;
}

export interface RailMovements {
  env_id: EnvId;
  id: string;
  rail: string;
  session_id: string;
  owner: string;
  owner_id: string;
  direction: string;
  amount_minor: Int8;
  reference: string;
  mandate_code: string | null;
  status: string;
  response_code: string | null;
  no_record_answers: Generated<number>;
  suspense_minor: Int8 | null;
  intended_at: Date;
  intended_really_at: Date;
  unknown_at: Date | null;
  settled_at: Date | null;
  reversed_at: Date | null;
}

export interface RailQueue {
  env_id: EnvId;
  id: string;
  rail: string;
  kind: string;
  session_id: string;
  movement_id: string | null;
  direction: string;
  amount_minor: Int8 | null;
  in_suspense: boolean;
  created_at: Date;
  settled_at: Date | null;
  settled_as: string | null;
  proof: string | null;
}

export interface RailReports {
  env_id: EnvId;
  rail: string;
  day: string;
  lines: number;
  debited_minor: Int8;
  credited_minor: Int8;
  reversed_minor: Int8;
  compared_at: Date;
  received_minor: GeneratedInt8;
}

export interface RailSettlements {
  env_id: EnvId;
  rail: string;
  reference: string;
  amount_minor: Int8;
  booked_at: Date;
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

export interface Refunds {
  env_id: EnvId;
  id: string;
  payment_id: string;
  source: string;
  amount_minor: Int8;
  status: string;
  movement_id: string | null;
  response_code: string | null;
  created_at: Date;
  updated_at: Date;
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

export interface SettlementItems {
  env_id: EnvId;
  owner: string;
  id: string;
  kind: string;
  payment_id: string | null;
  collected_minor: Int8;
  fee_minor: Int8;
  refunded_minor: Int8;
  net_minor: Int8;
  occurred_at: Date;
  held: Generated<boolean>;
  payout_id: string | null;
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

export interface SubAccounts {
  env_id: EnvId;
  id: string;
  name_sealed: Buffer;
  number_sealed: Buffer;
  account_key: Buffer;
  nip_code: string;
  bank_code: string;
  bank_name: string;
  created_at: Date;
  updated_at: Date;
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

export interface UsageRecords {
  env_id: EnvId;
  key: string;
  product: string;
  subject: string | null;
  list_minor: Int8;
  charged_minor: Int8;
  at: Date;
}

export interface WalletHolds {
  env_id: EnvId;
  key: string;
  amount_minor: Int8;
  state: Generated<string>;
  held_at: Date;
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
  beneficiary_credits: BeneficiaryCredits;
  businesses: Businesses;
  category_corrections: CategoryCorrections;
  checkout_sessions: CheckoutSessions;
  checkout_transfers: CheckoutTransfers;
  clock_moves: ClockMoves;
  consents: Consents;
  console_accounts: ConsoleAccounts;
  console_sessions: ConsoleSessions;
  console_sign_in_tries: ConsoleSignInTries;
  console_signing_keys: ConsoleSigningKeys;
  console_users: ConsoleUsers;
  customers: Customers;
  debited_accounts: DebitedAccounts;
  disbursement_items: DisbursementItems;
  disbursement_returns: DisbursementReturns;
  disbursement_sources: DisbursementSources;
  disbursements: Disbursements;
  enrichment_records: EnrichmentRecords;
  environments: Environments;
  event_counters: EventCounters;
  events: Events;
  fixed_schedules: FixedSchedules;
  idempotency_keys: IdempotencyKeys;
  income_records: IncomeRecords;
  insight_jobs: InsightJobs;
  installation: Installation;
  institution_calls: InstitutionCalls;
  investment_earnings: InvestmentEarnings;
  investment_holdings: InvestmentHoldings;
  ledger_accounts: LedgerAccounts;
  ledger_entries: LedgerEntries;
  ledger_transactions: LedgerTransactions;
  link_codes: LinkCodes;
  link_sessions: LinkSessions;
  links: Links;
  mandate_otp_sessions: MandateOtpSessions;
  mandates: Mandates;
  payment_settings: PaymentSettings;
  payments: Payments;
  payouts: Payouts;
  price_overrides: PriceOverrides;
  public_ids: PublicIds;
  rail_credits: RailCredits;
  rail_differences: RailDifferences;
  rail_movements: RailMovements;
  rail_queue: RailQueue;
  rail_reports: RailReports;
  rail_settlements: RailSettlements;
  reauth_tokens: ReauthTokens;
  refresh_jobs: RefreshJobs;
  refunds: Refunds;
  sandbox_faults: SandboxFaults;
  sandbox_snapshots: SandboxSnapshots;
  scheduled_tasks: ScheduledTasks;
  settlement_items: SettlementItems;
  statement_import_rows: StatementImportRows;
  statement_imports: StatementImports;
  statement_jobs: StatementJobs;
  statement_pieces: StatementPieces;
  sub_accounts: SubAccounts;
  transaction_weeks: TransactionWeeks;
  transactions: Transactions;
  usage_records: UsageRecords;
  wallet_holds: WalletHolds;
  webhook_attempts: WebhookAttempts;
  webhook_deliveries: WebhookDeliveries;
  webhook_endpoints: WebhookEndpoints;
  worker_heartbeats: WorkerHeartbeats;
}
