-- The ledger: double entry, append-only. Only `ledger/` writes here, by one statement: see its store.

-- The head of each account's chain: what it holds now, and the hash of its newest entry.
create table ledger_accounts (
  env_id        text collate "C" not null,
  account       text collate "C" not null check (account <> '' and account !~ '[^!-~]'),
  currency      text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  -- On which side it grows. `balance_minor` is told in that direction.
  side          text not null check (side in ('debit', 'credit')),
  floored       boolean not null,
  balance_minor bigint not null default 0,
  sequence      bigint not null default 0,
  hash          bytea not null default '',
  -- Of the newest entry.
  posted_at     timestamptz,
  primary key (env_id, account, currency),
  constraint ledger_accounts_floor check (not floored or balance_minor >= 0)
) with (fillfactor = 50);

-- One per event, under the event's key.
create table ledger_transactions (
  env_id   text collate "C" not null,
  key      text collate "C" not null check (key <> '' and key !~ '[^!-~]'),
  kind     text collate "C" not null check (kind <> '' and kind !~ '[^!-~]'),
  currency text collate "C" not null,
  at       timestamptz not null,
  -- SHA-256 of key, kind, currency and entries: the same posting again, or another one under the same key.
  digest   bytea not null,
  primary key (env_id, key)
);

create table ledger_entries (
  env_id          text collate "C" not null,
  account         text collate "C" not null,
  currency        text collate "C" not null,
  -- Never earlier than the account's entry before: in this order the running balances are those of every past moment.
  at              timestamptz not null,
  -- 1, 2, 3 … on each account.
  sequence        bigint not null,
  transaction_key text collate "C" not null,
  debit_minor     bigint not null check (debit_minor >= 0),
  credit_minor    bigint not null check (credit_minor >= 0),
  -- Of the account, after this entry.
  balance_minor   bigint not null,
  hash            bytea not null,
  primary key (env_id, account, currency, at, sequence),
  constraint ledger_entries_one_side check ((debit_minor = 0) <> (credit_minor = 0))
);
create index ledger_entries_transaction on ledger_entries (env_id, transaction_key);

-- The link of the chain: covers the link before it, the whole transaction, and everything in the entry itself.
create function ledger_hash(
  previous bytea, digest bytea, account text, currency text, sequence bigint, at timestamptz,
  debit_minor bigint, credit_minor bigint, balance_minor bigint
) returns bytea language sql stable as $$
  select sha256(previous || digest || convert_to(
    account || '|' || currency || '|' || sequence::text || '|' || (extract(epoch from at) * 1000000)::bigint::text
      || '|' || debit_minor::text || '|' || credit_minor::text || '|' || balance_minor::text, 'UTF8'))
$$;

-- Whoever writes, and by whatever statement: what one statement adds to a transaction balances in each currency.
create function ledger_refuse_unbalanced() returns trigger language plpgsql as $$
declare
  broken text;
begin
  select transaction_key into broken from added
    group by env_id, transaction_key, currency having sum(debit_minor) <> sum(credit_minor) limit 1;
  if found then
    raise exception 'the ledger transaction % does not balance', broken
      using errcode = 'check_violation', constraint = 'ledger_entries_balance';
  end if;
  return null;
end
$$;
create trigger ledger_entries_balance after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_refuse_unbalanced();

-- Append-only. A sandbox that is reset or restored gives its rows up as a whole; a live environment's never go.
create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and current_setting('kente.sandbox_reset', true) = old.env_id
    and exists (select from environments where id = old.env_id and mode = 'test') then
    return old;
  end if;
  raise exception 'the ledger is append-only: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function ledger_refuse_change();
create trigger ledger_entries_not_emptied before truncate on ledger_entries
  for each statement execute function ledger_refuse_change();
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each row execute function ledger_refuse_change();
create trigger ledger_transactions_not_emptied before truncate on ledger_transactions
  for each statement execute function ledger_refuse_change();
-- Its balance moves; what it is does not.
create trigger ledger_accounts_stay before delete or update of env_id, account, currency, side, floored on ledger_accounts
  for each row execute function ledger_refuse_change();
create trigger ledger_accounts_not_emptied before truncate on ledger_accounts
  for each statement execute function ledger_refuse_change();
