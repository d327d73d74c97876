-- Movements of money over rails: intent and outcome, what waits for an operator, and what the rails reported.
-- Who pays whom stands with the owner of a movement, not here.

create table rail_movements (
  env_id             text collate "C" not null,
  id                 text collate "C" not null,
  rail               text not null,
  -- Thirty digits: the rail and its reports know the movement by it, for ever.
  session_id         text collate "C" not null,
  owner              text not null,
  owner_id           text collate "C" not null,
  direction          text not null check (direction in ('debit', 'credit')),
  amount_minor       bigint not null check (amount_minor > 0),
  reference          text not null,
  mandate_code       text,
  status             text not null check (status in ('intended', 'unknown', 'successful', 'failed', 'voided', 'reversed')),
  -- Of the outcome; of the last answer while there is none.
  response_code      text,
  -- How often in a row the rail had no record of it.
  no_record_answers  integer not null default 0,
  -- What the rail moved though it was not asked to: booked to suspense.
  suspense_minor     bigint,
  -- Environment time; the real time beside it tells which intents were left behind.
  intended_at        timestamptz not null,
  intended_really_at timestamptz not null,
  unknown_at         timestamptz,
  settled_at         timestamptz,
  reversed_at        timestamptz,
  primary key (env_id, id)
);
create unique index rail_movements_session on rail_movements (env_id, session_id);
create index rail_movements_left_behind on rail_movements (env_id, intended_really_at) where status = 'intended';

create table rail_queue (
  env_id       text collate "C" not null,
  id           text collate "C" not null,
  rail         text not null,
  kind         text not null check (kind in ('unresolved', 'wrong_amount', 'unknown_session', 'contradiction')),
  session_id   text collate "C" not null,
  movement_id  text collate "C",
  direction    text not null check (direction in ('debit', 'credit')),
  -- What the rail says that it moved; null where it says nothing.
  amount_minor bigint,
  -- Whether that stands in suspense.
  in_suspense  boolean not null,
  created_at   timestamptz not null,
  settled_at   timestamptz,
  settled_as   text,
  proof        text,
  primary key (env_id, id)
);
create unique index rail_queue_session on rail_queue (env_id, session_id, kind);

create table rail_reports (
  env_id         text collate "C" not null,
  rail           text not null,
  -- The Lagos day that was reported on.
  day            date not null,
  lines          integer not null,
  debited_minor  bigint not null,
  credited_minor bigint not null,
  reversed_minor bigint not null,
  compared_at    timestamptz not null,
  primary key (env_id, rail, day)
);

create table rail_differences (
  env_id       text collate "C" not null,
  rail         text not null,
  day          date not null,
  session_id   text collate "C" not null,
  kind         text not null,
  ours_minor   bigint,
  theirs_minor bigint,
  primary key (env_id, rail, day, session_id, kind)
);
