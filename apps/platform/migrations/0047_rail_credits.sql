-- Money that comes to us over a rail: transfers to our own account numbers, and what the rail settles with us.

create table rail_credits (
  env_id       text collate "C" not null,
  -- The rail's, thirty digits.
  session_id   text collate "C" not null,
  rail         text not null,
  amount_minor bigint not null check (amount_minor > 0),
  received_at  timestamptz not null,
  primary key (env_id, session_id)
);

create table rail_settlements (
  env_id       text collate "C" not null,
  rail         text not null,
  -- Of the advice that came with the money.
  reference    text collate "C" not null,
  amount_minor bigint not null check (amount_minor > 0),
  booked_at    timestamptz not null,
  primary key (env_id, rail, reference)
);

alter table rail_reports add column received_minor bigint not null default 0;
