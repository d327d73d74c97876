-- Refunds. A payment has one that is under way or done; a failed one may be followed by another.

create table refunds (
  env_id       text collate "C" not null,
  id           text collate "C" not null,
  payment_id   text collate "C" not null,
  -- pending_payout, wallet
  source       text not null,
  amount_minor bigint not null,
  -- processing, successful, failed
  status       text not null,
  movement_id  text collate "C",
  response_code text,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (env_id, id)
);
create unique index refunds_payment on refunds (env_id, payment_id) where status <> 'failed';
