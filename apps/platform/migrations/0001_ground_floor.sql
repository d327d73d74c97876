-- Control plane: who may call, and where an id lives. On a distributed PostgreSQL these are reference tables.
-- Ids are text in the C collation, so that ordering and comparison are plain byte order on every server.

create table businesses (
  id         text collate "C" primary key,
  name       text not null,
  created_at timestamptz not null
);

create table apps (
  id          text collate "C" primary key,
  business_id text collate "C" not null references businesses (id),
  name        text not null,
  products    text[] not null,
  created_at  timestamptz not null
);
create index apps_business on apps (business_id);

create table environments (
  id                    text collate "C" primary key,
  app_id                text collate "C" not null references apps (id),
  mode                  text not null check (mode in ('test', 'live')),
  scopes                text[] not null,
  -- What the sandbox world is grown from. Same seed, same people.
  seed                  text not null,
  -- The environment's clock is the real one plus this. Always 0 in live.
  clock_offset_ms       bigint not null default 0 check (mode = 'test' or clock_offset_ms = 0),
  rate_limit_per_minute integer check (rate_limit_per_minute > 0),
  refresh_every_hours   integer check (refresh_every_hours in (6, 12, 24)),
  income_on_link        boolean not null default false,
  wallet_minor          bigint not null default 0,
  created_at            timestamptz not null,
  unique (app_id, mode)
);

-- Only a keyed hash is kept: a key is looked up whole, and its prefix decides nothing.
create table api_keys (
  hash       bytea primary key,
  env_id     text collate "C" not null references environments (id),
  id         text collate "C" not null unique,
  kind       text not null check (kind in ('secret', 'public')),
  hint       text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_environment on api_keys (env_id);

-- Pages and files are opened by an id alone; this tells in which environment it lives.
create table public_ids (
  id     text collate "C" primary key,
  kind   text not null,
  env_id text collate "C" not null references environments (id)
);
create index public_ids_environment on public_ids (env_id);

-- Apart by mode: a fault that somebody ordered in a sandbox says nothing about the real bank.
create table institution_calls (
  mode           text not null check (mode in ('test', 'live')),
  institution_id text collate "C" not null,
  method         text not null,
  minute         timestamptz not null,
  ok             integer not null default 0,
  bank_faults    integer not null default 0,
  our_faults     integer not null default 0,
  person         integer not null default 0,
  primary key (mode, institution_id, method, minute)
);

-- One row: a keyed hash of a fixed word. A process whose keys make another one would open nothing that is here.
create table installation (
  id            boolean primary key default true check (id),
  keyring_check bytea not null
);

create table worker_heartbeats (
  instance_id text collate "C" primary key,
  worker_ids  text[] not null,
  seen_at     timestamptz not null
);

-- Tenant tables: env_id comes first in every key and index. On a distributed PostgreSQL they are sharded by it.

create table customers (
  env_id          text collate "C" not null,
  id              text collate "C" not null,
  type            text not null default 'individual' check (type in ('individual', 'business')),
  name            text,
  first_name      text,
  last_name       text,
  business_name   text,
  email           text,
  phone           text,
  address         text,
  identity_type   text,
  identity_sealed bytea,
  identity_index  bytea,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  primary key (env_id, id)
);
create index customers_email on customers (env_id, lower(email));
create unique index customers_identity on customers (env_id, identity_index) where identity_index is not null;
create index customers_newest on customers (env_id, created_at desc, id desc);

create table links (
  env_id              text collate "C" not null,
  id                  text collate "C" not null,
  scope               text not null check (scope in ('auth', 'reauth')),
  -- What made it: the server API, the browser widget, the headless API, an old re-authorisation token.
  origin              text not null check (origin in ('api', 'widget', 'headless', 'token', 'sandbox')),
  customer_id         text collate "C",
  account_id          text collate "C",
  institution_id      text collate "C",
  auth_method         text,
  match_account       text,
  check_account_match boolean not null default false,
  ref                 text,
  redirect_url        text,
  created_at          timestamptz not null,
  expires_at          timestamptz not null,
  used_at             timestamptz,
  primary key (env_id, id)
);

create table link_sessions (
  env_id         text collate "C" not null,
  id             text collate "C" not null,
  link_id        text collate "C" not null,
  institution_id text collate "C" not null,
  auth_method    text not null,
  connector      text not null,
  status         text not null check (status in ('open', 'linked', 'failed', 'cancelled')),
  -- The connector's state and the step last shown: sealed, since a step may carry a name or a balance.
  state_sealed   bytea,
  step_sealed    bytea,
  wrong_inputs   integer not null default 0,
  failure        text,
  account_id     text collate "C",
  code_sealed    bytea,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  -- Grows with each answer taken, so that a repeated request is told apart from a new one.
  turn           integer not null default 0,
  primary key (env_id, id)
);
create index link_sessions_link on link_sessions (env_id, link_id);

create table link_codes (
  env_id     text collate "C" not null,
  code_hash  bytea not null,
  account_id text collate "C" not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (env_id, code_hash)
);
create index link_codes_account on link_codes (env_id, account_id);

create table reauth_tokens (
  env_id     text collate "C" not null,
  token_hash bytea not null,
  account_id text collate "C" not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (env_id, token_hash)
);

create table accounts (
  env_id            text collate "C" not null,
  id                text collate "C" not null,
  -- Keyed hash of institution + account number + currency: one bank account, one id.
  bank_key          bytea not null,
  customer_id       text collate "C" not null,
  institution_id    text collate "C" not null,
  auth_method       text not null,
  connector         text not null,
  name              text not null,
  type              text not null,
  account_number    text,
  currency          text not null,
  balance_minor     bigint,
  bvn_sealed        bytea,
  bvn_last4         text,
  identity_sealed   bytea,
  identity_at       timestamptz,
  data_status       text not null default 'PROCESSING'
                    check (data_status in ('PROCESSING', 'AVAILABLE', 'PARTIAL', 'UNAVAILABLE', 'FAILED')),
  has_identity      boolean not null default false,
  has_balance       boolean not null default false,
  has_transactions  boolean not null default false,
  sync_status       text check (sync_status in ('SUCCESSFUL', 'FAILED', 'REAUTHORISATION_REQUIRED')),
  last_synced_at    timestamptz,
  link_id           text collate "C" not null,
  session_id        text collate "C" not null,
  ref               text,
  account_match     boolean,
  -- Kept with the rows, in the same transaction: the unfiltered total is one read.
  transaction_count bigint not null default 0,
  -- The newest revision given to a row of this account. Only grows.
  revision          bigint not null default 0,
  realtime_job_id   text collate "C",
  realtime_at       timestamptz,
  manual_sync_at    timestamptz,
  next_refresh_at   timestamptz,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  linked_at         timestamptz not null,
  unlinked_at       timestamptz,
  purge_at          timestamptz,
  primary key (env_id, id)
);
create unique index accounts_bank_key on accounts (env_id, bank_key);
create index accounts_newest on accounts (env_id, linked_at desc, id desc) where unlinked_at is null;
create index accounts_customer on accounts (env_id, customer_id);

-- Apart from the account, so that unlinking can destroy them and nothing that lists accounts can show them.
create table account_credentials (
  env_id     text collate "C" not null,
  account_id text collate "C" not null,
  sealed     bytea not null,
  updated_at timestamptz not null,
  primary key (env_id, account_id)
);

create table consents (
  env_id      text collate "C" not null,
  id          text collate "C" not null,
  account_id  text collate "C" not null,
  customer_id text collate "C" not null,
  link_id     text collate "C" not null,
  shares      text[] not null,
  granted_to  text not null,
  granted_at  timestamptz not null,
  revoked_at  timestamptz,
  primary key (env_id, id)
);
create index consents_account on consents (env_id, account_id);

create table refresh_jobs (
  env_id       text collate "C" not null,
  id           text collate "C" not null,
  account_id   text collate "C" not null,
  name         text not null,
  trigger      text not null check (trigger in ('link', 'relink', 'realtime', 'manual', 'scheduled', 'reauth', 'sandbox')),
  status       text not null check (status in ('processing', 'finished', 'failed')),
  -- Why it did not end well: bank, platform, person, incomplete.
  outcome      text,
  has_new_data boolean not null default false,
  allow_incomplete boolean not null default false,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (env_id, id)
);
-- The bank is asked once at a time.
create unique index refresh_jobs_running on refresh_jobs (env_id, account_id) where status = 'processing';
create index refresh_jobs_age on refresh_jobs (env_id, created_at);

create table statement_imports (
  env_id     text collate "C" not null,
  id         text collate "C" not null,
  account_id text collate "C" not null,
  sha256     bytea not null,
  report     jsonb not null,
  created_at timestamptz not null,
  undone_at  timestamptz,
  primary key (env_id, id)
);
create index statement_imports_account on statement_imports (env_id, account_id);

create table transactions (
  env_id           text collate "C" not null,
  account_id       text collate "C" not null,
  id               text collate "C" not null,
  -- The instant; midnight UTC of `day` when the bank gave only the day.
  date             timestamptz not null,
  -- Keeps the bank's order among rows of one instant.
  position         integer not null,
  amount_minor     bigint not null check (amount_minor >= 0),
  balance_minor    bigint,
  revision         bigint not null,
  created_revision bigint not null,
  day              date not null,
  timed            boolean not null,
  credit           boolean not null,
  pending          boolean not null,
  removed          boolean not null default false,
  narration        text not null,
  category         text not null,
  provider_id      text collate "C",
  reference        text,
  counterparty     jsonb,
  metadata         jsonb,
  import_id        text collate "C",
  primary key (env_id, account_id, id)
);
-- One direction in all columns: a page starts at a row (date, position, id) in one comparison.
create index transactions_newest on transactions (env_id, account_id, date desc, position desc, id desc) where not removed;
-- The cursor feed: a row's birth stays where it is, its newest change moves. Most rows never change.
create index transactions_births on transactions (env_id, account_id, created_revision);
create index transactions_changes on transactions (env_id, account_id, revision) where revision > created_revision;
-- Withdrawn rows are few; a refresh looks for those that came back.
create index transactions_removed on transactions (env_id, account_id, day) where removed;

-- Listed rows per week of `date` (UTC, by its Monday): finds page 1,000 without walking to it. A month is too coarse
-- for accounts with thousands of rows in it, a day is a counter for every third row.
create table transaction_weeks (
  env_id     text collate "C" not null,
  account_id text collate "C" not null,
  week       date not null,
  rows       bigint not null check (rows >= 0),
  primary key (env_id, account_id, week)
);

create table event_counters (
  env_id   text collate "C" primary key,
  last_seq bigint not null
);

create table events (
  env_id      text collate "C" not null,
  seq         bigint not null,
  id          text collate "C" not null,
  type        text not null,
  account_id  text collate "C",
  -- The environment's time; `recorded_at` is the real one.
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  -- The delivered body, byte for byte the same on each try.
  body        text not null,
  new_data    boolean not null default false,
  primary key (env_id, seq)
);
create unique index events_id on events (env_id, id);

create table webhook_endpoints (
  env_id                 text collate "C" not null,
  id                     text collate "C" not null,
  url                    text not null,
  secret_sealed          bytea not null,
  previous_secret_sealed bytea,
  previous_until         timestamptz,
  events                 text[] not null,
  enabled                boolean not null default true,
  disabled_reason        text,
  consecutive_failures   integer not null default 0,
  failing_since          timestamptz,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  primary key (env_id, id)
);
create unique index webhook_endpoints_url on webhook_endpoints (env_id, url);

create table webhook_deliveries (
  env_id           text collate "C" not null,
  endpoint_id      text collate "C" not null,
  event_seq        bigint not null,
  status           text not null check (status in ('pending', 'delivered', 'failed')),
  -- The window for retries starts here: at the event, or at its newest replay. Environment time, as all of these.
  since            timestamptz not null,
  next_attempt_at  timestamptz,
  attempts         integer not null default 0,
  -- Attempts made before the newest replay: they do not count towards its retries.
  attempts_before  integer not null default 0,
  -- The newest attempt. A delivery that succeeds at once is one row, written twice.
  last_at          timestamptz,
  last_status      integer,
  last_error       text,
  last_duration_ms integer,
  -- By event first: only the index of what is due begins with the endpoint, so that no plan walks its whole history.
  primary key (env_id, event_seq, endpoint_id)
);
create index webhook_deliveries_due on webhook_deliveries (env_id, endpoint_id, next_attempt_at, event_seq)
  where status = 'pending';

-- Attempts that another one followed; the newest stands in webhook_deliveries.
create table webhook_attempts (
  env_id      text collate "C" not null,
  endpoint_id text collate "C" not null,
  event_seq   bigint not null,
  attempt     integer not null,
  at          timestamptz not null,
  status      integer,
  error       text,
  duration_ms integer not null,
  primary key (env_id, event_seq, endpoint_id, attempt)
);

-- What falls due on an environment's own clock. `due_at` is environment time.
create table scheduled_tasks (
  env_id  text collate "C" not null,
  id      text collate "C" not null,
  kind    text not null,
  subject text collate "C" not null,
  payload jsonb not null,
  due_at  timestamptz not null,
  primary key (env_id, id)
);
create unique index scheduled_tasks_subject on scheduled_tasks (env_id, kind, subject);
create index scheduled_tasks_due on scheduled_tasks (env_id, due_at);

create table sandbox_faults (
  env_id      text collate "C" not null,
  id          text collate "C" not null,
  target      text not null,
  match       jsonb,
  fault       text not null,
  latency_ms  integer,
  probability double precision,
  remaining   integer,
  created_at  timestamptz not null,
  primary key (env_id, id)
);

create table sandbox_snapshots (
  env_id     text collate "C" not null,
  id         text collate "C" not null,
  content    bytea not null,
  created_at timestamptz not null,
  primary key (env_id, id)
);
