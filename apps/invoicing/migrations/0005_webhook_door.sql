-- What came in by webhook for an account, once and for ever: the key is the sender's event id, or a hash of the body.

create table webhook_events (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  key             text collate "C" not null,
  -- As the sender calls it, cut to a hundred characters.
  event           text not null,
  account_id      text collate "C" not null,
  -- False where MONO_VERIFY_SIGNATURE is off.
  verified        boolean not null,
  trace_id        text not null,
  -- When it happened, as far as the sender tells; never later than it came.
  happened_at     timestamptz not null,
  received_at     timestamptz not null,
  -- The bytes as they came, kept while there is work to do with them.
  body            bytea,
  finished_at     timestamptz,
  action          text,
  -- Why nothing was done with it.
  problem         text,
  primary key (organisation_id, environment_id, key)
);
create index webhook_events_received on webhook_events (organisation_id, environment_id, received_at);
create index webhook_events_problems on webhook_events (organisation_id, environment_id, received_at) where problem is not null;

-- The newest event about a transaction, a consent: what is older comes too late.
create table webhook_subjects (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  subject         text collate "C" not null,
  happened_at     timestamptz not null,
  primary key (organisation_id, environment_id, subject)
);

-- Counters by minute.
create table webhook_counts (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  minute          timestamptz not null,
  accepted        int not null default 0,
  duplicate       int not null default 0,
  last_at         timestamptz not null,
  primary key (organisation_id, environment_id, minute)
);

-- The same of the door itself, which is one for everybody: `received` is all that came, the others what belongs to no account
-- of anybody's.
create table webhook_door_counts (
  minute        timestamptz primary key,
  received      int not null default 0,
  accepted      int not null default 0,
  rejected      int not null default 0,
  unmatched     int not null default 0,
  -- Of those that belong to no account.
  last_at       timestamptz,
  last_event    text,
  last_event_at timestamptz,
  last_error    text,
  last_error_at timestamptz
);
