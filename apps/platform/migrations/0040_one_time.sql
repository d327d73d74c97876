-- One-time payments: what the hosted page of a payment knows beside the payment itself, and transfers that came to its
-- account number.

create table checkout_sessions (
  env_id             text collate "C" not null,
  payment_id         text collate "C" not null,
  -- By which call it was made: initiate, directpay, legacy. A repeated call is answered in the same words.
  origin             text not null,
  redirect_url       text,
  -- What the merchant chose for the payer.
  institution_id     text collate "C",
  auth_method        text,
  hint_sealed        bytea,
  -- The account that is to pay, as it was when it was chosen: JSON, sealed; its id to forget it by.
  account_id         text collate "C",
  account_sealed     bytea,
  -- The merchant chose it: the payer only authorises.
  account_is_fixed   boolean not null default false,
  wrong_answers      integer not null default 0,
  -- One-use account number of a transfer; `public_ids` tells where it lives.
  transfer_number    text collate "C",
  -- Why it failed, for the payer.
  failure            text,
  split_leg_fee_minor bigint not null,
  expires_at         timestamptz not null,
  primary key (env_id, payment_id)
);
create index checkout_sessions_account on checkout_sessions (env_id, account_id) where account_id is not null;
create unique index checkout_sessions_transfer on checkout_sessions (env_id, transfer_number) where transfer_number is not null;

create table checkout_transfers (
  env_id        text collate "C" not null,
  -- The rail's own id of the transfer, 30 digits: the same transfer told again changes nothing.
  session_id    text collate "C" not null,
  payment_id    text collate "C" not null,
  amount_minor  bigint not null,
  -- Who sent it: JSON, sealed.
  sender_sealed bytea,
  -- taken: it paid. to_return, returning, returned, kept: it is no payment and goes back; kept when its bank refuses it.
  status        text not null,
  movement_id   text collate "C",
  received_at   timestamptz not null,
  primary key (env_id, session_id)
);
create index checkout_transfers_payment on checkout_transfers (env_id, payment_id, received_at);
