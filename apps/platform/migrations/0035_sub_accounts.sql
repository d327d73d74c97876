-- Accounts that take part in splits, and are paid with the settlement.

create table sub_accounts (
  env_id       text collate "C" not null,
  id           text collate "C" not null,
  name_sealed  bytea not null,
  number_sealed bytea not null,
  -- Keyed hash of bank and number: an account is there once.
  account_key  bytea not null,
  nip_code     text not null,
  bank_code    text not null,
  bank_name    text not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (env_id, id)
);
create unique index sub_accounts_account on sub_accounts (env_id, account_key);
create index sub_accounts_newest on sub_accounts (env_id, created_at desc, id desc);
