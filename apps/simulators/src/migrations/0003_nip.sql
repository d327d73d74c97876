-- What the simulated switch must remember: every session that was presented to it, and the mandates.

create table nip_sessions (
  world text collate "C" not null,
  session_id text collate "C" not null,
  kind text not null check (kind in ('debit', 'credit')),
  asked bigint not null,
  -- What the switch moved; 0: nothing.
  moved bigint not null,
  -- In the books of the switch it stands under this id; another one after `wrong_session`.
  booked_as text collate "C" not null,
  answered text not null,
  -- Codes for those who ask again, in turn; the last one for ever.
  requery_codes text[] not null,
  requeries int not null default 0,
  -- How often this session was put before the switch: once, or the platform has sent it again.
  presented int not null default 1,
  -- Bank time.
  at timestamptz not null,
  -- Given back from then on, and whether that was told in a call.
  reversed_at timestamptz,
  reversal_told boolean not null default false,
  primary key (world, session_id)
);
create index nip_sessions_time on nip_sessions (world, at);
create index nip_sessions_reversals on nip_sessions (world, reversed_at) where reversed_at is not null;

create table nip_mandates (
  world text collate "C" not null,
  code text collate "C" not null,
  bank text not null,
  number text not null,
  kind text not null check (kind in ('emandate', 'sweep')),
  authorisation text not null check (authorisation in ('transfer', 'given', 'at-once')),
  created_at timestamptz not null,
  authorised_at timestamptz,
  cancelled_at timestamptz,
  primary key (world, code)
);
create index nip_mandates_account on nip_mandates (world, bank, number);
