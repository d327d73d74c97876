-- Who may call. Ids are text in the C collation, so that ordering and comparison are plain byte order on every server.

create table organisations (
  id         text collate "C" primary key,
  name       text not null,
  created_at timestamptz not null
);

create table environments (
  organisation_id text collate "C" not null references organisations (id),
  id              text collate "C" not null,
  label           text not null check (label in ('sandbox', 'production')),
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  unique (id),
  unique (organisation_id, label)
);

-- Only a hash is kept: a key is looked up whole, and its prefix decides nothing.
create table credentials (
  hash            bytea primary key,
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null unique,
  role            text not null check (role in ('viewer', 'operator', 'admin', 'deployment')),
  hint            text not null,
  created_at      timestamptz not null,
  revoked_at      timestamptz,
  foreign key (organisation_id, environment_id) references environments (organisation_id, id)
);
create index credentials_environment on credentials (organisation_id, environment_id);

-- One per organisation, route and key: which environment is meant is a part of what was asked.
create table idempotency_keys (
  organisation_id text collate "C" not null,
  route           text not null,
  key             text not null,
  request_hash    bytea not null,
  -- Whoever runs it holds this until then; one that died is followed by the next who asks.
  holder          text,
  held_until      timestamptz,
  -- What was answered, as JSON text, so that a repeat is the same to the byte; null while it runs.
  answer          text,
  expires_at      timestamptz not null,
  primary key (organisation_id, route, key)
);
create index idempotency_keys_expiry on idempotency_keys (organisation_id, expires_at);

create table pending_links (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  ref             text not null,
  scope           text not null check (scope in ('auth', 'reauth')),
  account_id      text collate "C",
  created_by      text not null,
  created_at      timestamptz not null,
  lapses_at       timestamptz not null,
  closed_at       timestamptz,
  primary key (organisation_id, environment_id, ref)
);

-- An account keeps its id for ever; `provider_id` is the one that the provider knows it by now.
create table accounts (
  organisation_id     text collate "C" not null,
  environment_id      text collate "C" not null,
  id                  text collate "C" not null,
  provider_id         text collate "C" not null,
  name                text,
  account_number      text,
  currency            text,
  type                text,
  balance_minor       bigint,
  institution_name    text,
  institution_type    text,
  bank_code           text,
  linked_at           timestamptz not null,
  unlinked_at         timestamptz,
  reauth_required     boolean not null default false,
  last_sync_at        timestamptz,
  primary key (organisation_id, environment_id, id)
);
create index accounts_number on accounts (organisation_id, environment_id, bank_code, account_number);

-- Every id that the provider ever gave an account, so that an old one still finds it.
create table account_aliases (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  provider_id     text collate "C" not null,
  account_id      text collate "C" not null,
  since           timestamptz not null,
  primary key (organisation_id, environment_id, provider_id)
);
create index account_aliases_account on account_aliases (organisation_id, environment_id, account_id);

create table consents (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  account_id      text collate "C" not null,
  actor           text not null,
  ref             text,
  scope           text not null,
  at              timestamptz not null,
  ip              text not null,
  revoked_at      timestamptz,
  primary key (organisation_id, environment_id, id)
);
create index consents_account on consents (organisation_id, environment_id, account_id);

-- A code works once at the provider: its hash remembers what came of it.
create table exchanges (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  code_hash       bytea not null,
  holder          text,
  held_until      timestamptz not null,
  -- What the provider gave for it, written down at once: a crash after that must not lose the account.
  provider_id     text collate "C",
  -- JSON text, as in idempotency_keys.
  answer          text,
  created_at      timestamptz not null,
  primary key (organisation_id, environment_id, code_hash)
);

create table audit_entries (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  at              timestamptz not null,
  actor           text not null,
  action          text not null,
  subject         text not null,
  detail          jsonb not null,
  primary key (organisation_id, environment_id, id)
);
create index audit_entries_time on audit_entries (organisation_id, environment_id, at);
