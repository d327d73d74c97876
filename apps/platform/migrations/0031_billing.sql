-- Prices of an app that are not the price book's. Steps as the price book has them.
create table price_overrides (
  env_id     text collate "C" not null,
  product    text collate "C" not null,
  steps      jsonb not null,
  updated_at timestamptz not null,
  primary key (env_id, product)
);

-- Set aside in the wallet for a call that is under way: ends once, captured or released.
create table wallet_holds (
  env_id       text collate "C" not null,
  key          text collate "C" not null,
  amount_minor bigint not null check (amount_minor > 0),
  state        text not null default 'held' check (state in ('held', 'captured', 'released')),
  -- Real time: a process that ended left those behind that are older than any call.
  held_at      timestamptz not null,
  primary key (env_id, key)
);
create index wallet_holds_open on wallet_holds (env_id, held_at) where state = 'held';

-- One per metered call that was answered; in the sandbox too, where nothing is charged.
create table usage_records (
  env_id        text collate "C" not null,
  key           text collate "C" not null,
  product       text collate "C" not null,
  -- What was asked about: the id of a mandate, of a look-up.
  subject       text collate "C",
  list_minor    bigint not null check (list_minor >= 0),
  charged_minor bigint not null check (charged_minor >= 0),
  at            timestamptz not null,
  primary key (env_id, key)
);
create index usage_records_at on usage_records (env_id, at, key);

-- A key is claimed by one insert; the answer follows when the call has ended.
create table idempotency_keys (
  env_id        text collate "C" not null,
  key           text collate "C" not null,
  -- SHA-256 of method, path and canonical body.
  fingerprint   bytea not null,
  -- Whoever runs the call; one whose time ran out writes nothing any more.
  holder        text collate "C" not null,
  -- Real time.
  running_until timestamptz not null,
  -- The environment's time.
  expires_at    timestamptz not null,
  -- What the call made, written with it: after a crash its answer is made from that.
  record_kind   text collate "C",
  record_id     text collate "C",
  status        smallint,
  headers       text,
  -- Answers name people and account numbers.
  body_sealed   bytea,
  primary key (env_id, key)
) with (fillfactor = 70);

-- What the wallets held before there was a ledger becomes its first posting.
insert into ledger_transactions (env_id, key, kind, currency, at, digest)
select id, 'wallet:opening', 'wallet.opening', 'NGN', now(), sha256(convert_to(concat_ws(E'\n',
  'wallet:opening', 'wallet.opening', 'NGN', 'bank.settlement ' || wallet_minor || ' 0',
  'wallet.available:' || app_id || ' 0 ' || wallet_minor), 'UTF8'))
from environments where wallet_minor > 0;

insert into ledger_entries
  (env_id, account, currency, at, sequence, transaction_key, debit_minor, credit_minor, balance_minor, hash)
select posting.env_id, side.account, 'NGN', posting.at, 1, posting.key, side.debit, side.credit, wallet_minor,
       ledger_hash('', posting.digest, side.account, 'NGN', 1, posting.at, side.debit, side.credit, wallet_minor)
from ledger_transactions posting join environments on id = posting.env_id
cross join lateral (values ('bank.settlement', wallet_minor, 0::bigint),
                           ('wallet.available:' || app_id, 0::bigint, wallet_minor)) as side (account, debit, credit);

insert into ledger_accounts (env_id, account, currency, side, floored, balance_minor, sequence, hash, posted_at)
select env_id, account, currency, case account when 'bank.settlement' then 'debit' else 'credit' end,
       account <> 'bank.settlement', balance_minor, sequence, hash, at
from ledger_entries;

alter table environments drop column wallet_minor;
