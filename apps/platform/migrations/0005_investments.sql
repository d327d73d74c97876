-- Accounts of investment institutions: what they hold, and what they earned. Replaced whole by each fetch.

create table investment_holdings (
  env_id     text collate "C" not null,
  account_id text collate "C" not null,
  -- Minor units by currency code.
  balances   jsonb not null,
  assets     jsonb not null,
  updated_at timestamptz not null,
  primary key (env_id, account_id)
);

create table investment_earnings (
  env_id       text collate "C" not null,
  account_id   text collate "C" not null,
  id           text collate "C" not null,
  -- The institution's own id of the earning: it keeps our id over refreshes.
  provider_id  text collate "C" not null,
  amount_minor bigint not null,
  narration    text not null,
  date         timestamptz not null,
  asset        jsonb not null,
  primary key (env_id, account_id, id)
);
create unique index investment_earnings_provider on investment_earnings (env_id, account_id, provider_id);
create index investment_earnings_newest on investment_earnings (env_id, account_id, date desc, id desc);
