-- Disbursements: many credits of one order, paid from money that is set aside beforehand.

-- A business's own account; its mandate holds the account itself.
create table disbursement_sources (
  env_id       text collate "C" not null,
  id           text collate "C" not null,
  mandate_id   text collate "C" not null,
  email_sealed bytea not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (env_id, id)
);
create unique index disbursement_sources_mandate on disbursement_sources (env_id, mandate_id);
create index disbursement_sources_newest on disbursement_sources (env_id, created_at desc, id desc);

create table disbursements (
  env_id        text collate "C" not null,
  id            text collate "C" not null,
  reference     text collate "C" not null,
  -- instant, scheduled
  type          text not null,
  -- mandate, wallet
  source        text not null,
  source_id     text collate "C",
  status        text not null,
  description   text not null,
  -- What the caller says all items add up to.
  total_minor   bigint not null,
  -- Taken from the source: amounts and fees of the items that were to be transferred.
  secured_minor bigint not null default 0,
  -- The debit that secures it.
  movement_id   text collate "C",
  message       text,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  triggered_at  timestamptz,
  completed_at  timestamptz,
  primary key (env_id, id),
  constraint disbursements_status check (status in ('created', 'ready', 'pending', 'processing', 'securing', 'secured',
    'transferring', 'transferred', 'completed', 'cancelled', 'failed'))
);
create unique index disbursements_reference on disbursements (env_id, reference);
create index disbursements_newest on disbursements (env_id, created_at desc, id desc);

create table disbursement_items (
  env_id          text collate "C" not null,
  id              text collate "C" not null,
  disbursement_id text collate "C" not null,
  position        integer not null,
  reference       text collate "C" not null,
  -- initiated, processing, successful, failed
  status          text not null,
  amount_minor    bigint not null,
  fee_minor       bigint not null,
  narration       text not null,
  -- Name, number and bank of the recipient, and the e-mail: JSON, sealed.
  recipient_sealed bytea not null,
  -- Whether the bank has told the holder's name.
  is_resolved     boolean not null,
  -- Whether amount and fee are part of what was secured.
  is_secured      boolean not null default false,
  movement_id     text collate "C",
  session_id      text collate "C",
  response_code   text,
  message         text,
  -- The call that brought it.
  added_by        text collate "C" not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  primary key (env_id, id),
  constraint disbursement_items_status check (status in ('initiated', 'processing', 'successful', 'failed'))
) with (fillfactor = 80);
create unique index disbursement_items_reference on disbursement_items (env_id, disbursement_id, reference);
create index disbursement_items_place on disbursement_items (env_id, disbursement_id, position);

-- What goes back to a source account: the items that were not transferred.
create table disbursement_returns (
  env_id          text collate "C" not null,
  id              text collate "C" not null,
  disbursement_id text collate "C" not null,
  amount_minor    bigint not null,
  -- waiting, processing, successful, to_wallet
  status          text not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  primary key (env_id, id)
);
create index disbursement_returns_order on disbursement_returns (env_id, disbursement_id);
