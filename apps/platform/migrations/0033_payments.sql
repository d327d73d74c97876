-- Payments: one row for each one-time payment and each debit of a mandate, what of them is not settled yet, and the
-- settings that an operator has changed.

create table payments (
  env_id              text collate "C" not null,
  -- 24 hex. `txd_` and this id name the same row.
  id                  text collate "C" not null,
  -- The one-time session, `OD` and 10 more; null for debits.
  session_code        text collate "C",
  type                text not null,
  channel             text not null,
  status              text not null,
  amount_minor        bigint not null,
  -- What was taken from the payer so far for the merchant; a fee that the payer bears comes on top.
  collected_minor     bigint not null default 0,
  fee_minor           bigint not null,
  fee_bearer          text not null,
  currency            text not null,
  description         text,
  -- Null when the payment was voided: then the reference is free again.
  reference           text collate "C",
  voided_reference    text collate "C",
  split_sealed        bytea,
  customer_id         text collate "C",
  account_id          text collate "C",
  mandate_id          text collate "C",
  -- The account that was debited: JSON, sealed, and a keyed hash of bank and number to find it by.
  payer_sealed        bytea,
  payer_key           bytea,
  -- Where the money went at once, instead of to settlement.
  beneficiary_sealed  bytea,
  movement_id         text collate "C",
  -- The rail's, 30 digits.
  session_id          text collate "C",
  response_code       text,
  refunded            boolean not null default false,
  held_settlement     boolean not null default false,
  meta                jsonb,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  -- When the status became final.
  completed_at        timestamptz,
  primary key (env_id, id)
) with (fillfactor = 85);
-- One space for one-time payments and debits. The link of a mandate has its reference in the mandates' space.
create unique index payments_reference on payments (env_id, reference) where type <> 'recurring-debit';
create unique index payments_session_code on payments (env_id, session_code) where session_code is not null;
create index payments_newest on payments (env_id, created_at desc, id desc);
create index payments_mandate on payments (env_id, mandate_id, created_at desc, id desc) where mandate_id is not null;
create index payments_customer on payments (env_id, customer_id) where customer_id is not null;
create index payments_account on payments (env_id, account_id) where account_id is not null;

-- What the pending balance of an owner is made of: the merchant ('app') or a sub-account (its id). The sum of `net_minor`
-- over items without a payout is the ledger's pending account.
create table settlement_items (
  env_id          text collate "C" not null,
  owner           text collate "C" not null,
  id              text collate "C" not null,
  -- collection, refund, refund-failed, reversal, recovery
  kind            text not null,
  payment_id      text collate "C",
  collected_minor bigint not null,
  fee_minor       bigint not null,
  refunded_minor  bigint not null,
  net_minor       bigint not null,
  occurred_at     timestamptz not null,
  held            boolean not null default false,
  payout_id       text collate "C",
  primary key (env_id, owner, id)
);
create index settlement_items_pending on settlement_items (env_id, owner, occurred_at) where payout_id is null;
create index settlement_items_payout on settlement_items (env_id, payout_id) where payout_id is not null;
create index settlement_items_payment on settlement_items (env_id, payment_id) where payment_id is not null;

-- What an operator has set for one environment; what is absent is as the platform has it.
create table payment_settings (
  env_id     text collate "C" not null,
  settings   jsonb not null,
  updated_at timestamptz not null,
  primary key (env_id)
);
