-- Debits: how often and how much each account may be debited today, the schedules of fixed mandates, and money that goes
-- on to a beneficiary at once.

create table debited_accounts (
  env_id      text collate "C" not null,
  -- The keyed hash of bank and number, the same over all mandates.
  account_key bytea not null,
  -- The Lagos day that the counters and the sum are of.
  day         date not null,
  -- Final failures of each class.
  funds       integer not null,
  other       integer not null,
  -- Sent on that day, and not failed.
  sent_minor  bigint not null,
  -- When a success last became final.
  reset_at    timestamptz,
  -- Debits that the bank is answering: their ids, and the real time in ms until which each counts.
  on_the_wire jsonb not null,
  primary key (env_id, account_key)
) with (fillfactor = 50);

create table fixed_schedules (
  env_id     text collate "C" not null,
  mandate_id text collate "C" not null,
  -- The try that comes next, or whose debit is under way; null when the schedule is done.
  next_try   jsonb,
  debit_id   text collate "C",
  primary key (env_id, mandate_id)
);

create table beneficiary_credits (
  env_id       text collate "C" not null,
  debit_id     text collate "C" not null,
  amount_minor bigint not null,
  -- waiting, processing, successful, failed
  status       text not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (env_id, debit_id)
);
