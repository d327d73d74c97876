-- Transfers that somebody made to an account number of the participant.

create table nip_incoming (
  world text collate "C" not null,
  session_id text collate "C" not null,
  -- The participant's account number.
  number text not null,
  amount bigint not null check (amount > 0),
  from_bank text not null,
  from_number text not null,
  from_name text not null,
  -- Bank time.
  at timestamptz not null,
  primary key (world, session_id)
);
create index nip_incoming_time on nip_incoming (world, at);
