-- Statements as PDF: the work, and the finished file in pieces.

create table statement_jobs (
  env_id     text collate "C" not null,
  id         text collate "C" not null,
  account_id text collate "C" not null,
  -- The name under which the file is opened without a key; `public_ids` tells where it lives.
  file       text collate "C" not null,
  status     text not null check (status in ('BUILDING', 'BUILT', 'FAILED')),
  -- Local days of the account's country, both included; rows up to this instant.
  from_day   date not null,
  to_day     date not null,
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  -- The try whose pieces count. One that was broken off leaves pieces that nobody reads.
  build      text collate "C",
  bytes      bigint,
  -- Environment time, as all of these.
  created_at timestamptz not null,
  built_at   timestamptz,
  -- The file is not served from then on.
  expires_at timestamptz,
  primary key (env_id, id)
);
create unique index statement_jobs_file on statement_jobs (env_id, file);
create index statement_jobs_account on statement_jobs (env_id, account_id, created_at);

create table statement_pieces (
  env_id  text collate "C" not null,
  job_id  text collate "C" not null,
  build   text collate "C" not null,
  place   integer not null,
  content bytea not null,
  primary key (env_id, job_id, build, place)
);
-- A PDF is compressed already.
alter table statement_pieces alter column content set storage external;
