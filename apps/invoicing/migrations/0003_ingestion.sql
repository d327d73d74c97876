-- Which workers live, so that the jobs of a dead one are freed. Of the installation, not of a tenant.
create table worker_heartbeats (
  instance_id text collate "C" primary key,
  worker_ids  text[] not null,
  seen_at     timestamptz not null
);

-- One row per transaction of the bank, and the one thing that came of it.
create table bank_transactions (
  organisation_id     text collate "C" not null,
  environment_id      text collate "C" not null,
  account_id          text collate "C" not null,
  -- Ours, and for ever; what the provider calls the row, at first.
  id                  text collate "C" not null,
  -- What the provider calls it now. After a relink under another account id this is another one.
  provider_id         text collate "C" not null,
  provider_account_id text collate "C" not null,
  -- Day, direction, amount, narration and balance, hashed; and which of that day's equal rows this is.
  fingerprint         bytea not null,
  occurrence          integer not null,
  -- The bank's calendar day, beside the instant as it was given.
  day                 date not null,
  given_date          text not null,
  type                text not null check (type in ('credit', 'debit')),
  amount_minor        bigint not null check (amount_minor >= 0),
  currency            text not null,
  status              text not null check (status in ('pending', 'posted', 'reversed')),
  narration           text not null,
  category            text,
  balance_minor       bigint,
  tags                text[] not null,
  -- As an event gave them: they outrank what the narration tells.
  reference           text,
  counterparty        text,
  counterparty_number text,
  session_id          text,
  content_hash        bytea not null,
  result              text not null check (result in ('drafted', 'matched', 'skipped', 'dlq')),
  decision            text not null,
  detail              text not null,
  reasons             jsonb not null,
  invoice_id          text,
  -- What was read out of the narration, for matching.
  extracted           jsonb not null,
  trace_id            text not null,
  first_seen_at       timestamptz not null,
  changed_at          timestamptz not null,
  removed_at          timestamptz,
  primary key (organisation_id, environment_id, id, account_id)
);
create unique index bank_transactions_provider on bank_transactions (organisation_id, environment_id, account_id, provider_id);
-- Which rows may pay an amount, take a row back, or are the same row under another id.
create index bank_transactions_amount
  on bank_transactions (organisation_id, environment_id, type, currency, amount_minor, day);

-- How far an account was read. Written with the page that it stands behind, never null, never backwards.
create table cursors (
  organisation_id       text collate "C" not null,
  environment_id        text collate "C" not null,
  account_id            text collate "C" not null,
  -- Pages that were committed: a cursor with a lower one is older.
  step                  bigint not null,
  position              jsonb not null,
  -- The provider's id of the account that the position belongs to.
  provider_account_id   text collate "C" not null,
  updated_at            timestamptz not null,
  -- Null until the end was reached for the first time.
  last_sync_at          timestamptz,
  last_transaction_date date,
  primary key (organisation_id, environment_id, account_id)
);

-- Who reads an account now. Whoever died is followed when the time is over.
create table sync_leases (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  account_id      text collate "C" not null,
  holder          text,
  held_until      timestamptz not null,
  -- What the account's cursors are signed with.
  mac_key         bytea not null,
  failures        integer not null default 0,
  last_error      text,
  primary key (organisation_id, environment_id, account_id)
);

-- What was decided of a row, and why. Ids grow with time.
create table previews (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  at              timestamptz not null,
  trace_id        text not null,
  account_id      text collate "C" not null,
  transaction_id  text collate "C" not null,
  type            text not null,
  amount_minor    bigint not null,
  currency        text not null,
  narration       text not null,
  counterparty    text,
  decision        text not null,
  reason          text,
  reasons         jsonb not null,
  score           float8 not null,
  signals         text[] not null,
  ruleset_version bigint not null,
  invoice_id      text,
  primary key (organisation_id, environment_id, id)
);
create index previews_account on previews (organisation_id, environment_id, account_id, id);

create table dead_letters (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  account_id      text collate "C" not null,
  transaction_id  text collate "C" not null,
  payload_hash    bytea not null,
  reason          text not null,
  detail          text not null,
  decision        text not null,
  reasons         jsonb not null,
  trace_id        text not null,
  attempts        integer not null,
  first_seen_at   timestamptz not null,
  last_seen_at    timestamptz not null,
  status          text not null check (status in ('open', 'replayed', 'dismissed')),
  note            text,
  closed_by       text,
  primary key (organisation_id, environment_id, id)
);
create unique index dead_letters_row on dead_letters (organisation_id, environment_id, account_id, transaction_id, payload_hash);
create index dead_letters_status on dead_letters (organisation_id, environment_id, status, id);
