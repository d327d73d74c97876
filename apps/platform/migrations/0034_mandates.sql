-- Mandates: what a customer has allowed to be debited from an account.

create table mandates (
  env_id              text collate "C" not null,
  -- 24 hex; `mmc_` and this on the wire.
  id                  text collate "C" not null,
  -- The page that authorises it, `RD` and 7 digits.
  link                text collate "C" not null,
  nibss_code          text collate "C" not null,
  -- Unique for ever, apart from the references of payments and debits.
  reference           text collate "C" not null,
  status              text not null,
  mandate_type        text not null,
  debit_type          text not null,
  -- Ceiling of everything together when variable, of each debit when fixed; then `total_minor` is the schedule's sum.
  amount_minor        bigint not null,
  total_minor         bigint not null,
  -- By successful debits, fees borne by the customer included; and by debits whose outcome is not known yet.
  taken_minor         bigint not null default 0,
  reserved_minor      bigint not null default 0,
  description         text not null,
  customer_id         text collate "C" not null,
  fee_bearer          text not null,
  verification        text not null,
  allow_partial_sweep boolean not null,
  -- Lagos days.
  start_date          date not null,
  end_date            date not null,
  -- Of a fixed mandate, in the caller's words.
  fixed               jsonb,
  redirect_url        text,
  meta                jsonb not null,
  -- The debited account: JSON, sealed, and a keyed hash of bank and number. Null until the customer has chosen one.
  account_sealed      bytea,
  account_key         bytea,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  -- When the window for the authorisation opened.
  initiated_at        timestamptz,
  approved_at         timestamptz,
  ready_at            timestamptz,
  -- Whether `events.mandates.ready` was sent: once, also for a mandate that was paused meanwhile.
  ready_told          boolean not null default false,
  primary key (env_id, id),
  constraint mandates_status check (status in
    ('awaiting_authorization', 'initiated', 'active', 'approved', 'paused', 'rejected', 'cancelled', 'expired')),
  constraint mandates_amounts check (amount_minor > 0 and taken_minor >= 0 and reserved_minor >= 0
    and taken_minor + reserved_minor <= total_minor)
) with (fillfactor = 85);
create unique index mandates_reference on mandates (env_id, reference);
create unique index mandates_link on mandates (env_id, link);
create unique index mandates_nibss_code on mandates (env_id, nibss_code);
create index mandates_newest on mandates (env_id, created_at desc, id desc);
create index mandates_customer on mandates (env_id, customer_id, created_at desc, id desc);
create index mandates_account on mandates (env_id, account_key) where account_key is not null;
