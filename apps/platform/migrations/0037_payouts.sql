-- What was pending at a cut, on its way to whom it belongs: the merchant ('app') or a sub-account.

create table payouts (
  env_id          text collate "C" not null,
  -- po_ and 24 more.
  id              text collate "C" not null,
  owner           text collate "C" not null,
  -- pending, processing, settled, failed
  status          text not null,
  collected_minor bigint not null,
  fee_minor       bigint not null,
  refunded_minor  bigint not null,
  amount_minor    bigint not null,
  -- The instant of the cut, and when the transfer is sent.
  cut_at          timestamptz not null,
  run_at          timestamptz not null,
  -- Where it was sent: JSON, sealed.
  account_sealed  bytea,
  movement_id     text collate "C",
  session_id      text collate "C",
  response_code   text,
  message         text,
  settled_at      timestamptz,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  primary key (env_id, id)
);
-- An owner is cut once.
create unique index payouts_cut on payouts (env_id, owner, cut_at);
create index payouts_newest on payouts (env_id, owner, created_at desc, id desc);
