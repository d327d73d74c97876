-- Income, spending, enrichment and affordability: the work that was asked for, what came of it, and what a business
-- says of its own rows.

-- Whether a business may use enrichment at all, and which endpoints its plan leaves out.
alter table businesses add column enrichment boolean not null default true;
alter table businesses add column plan_excludes text[] not null default '{}';

-- The category that the business itself gave a row. `category` is the one that is shown: this one where there is one.
alter table transactions add column edited_category text;

create table insight_jobs (
  env_id         text collate "C" not null,
  id             text collate "C" not null,
  kind           text not null check (kind in ('categorisation', 'metadata', 'insights', 'income', 'creditworthiness')),
  -- Null for an uploaded file.
  account_id     text collate "C",
  -- `waiting`: for the first fetch of the account.
  status         text not null check (status in ('waiting', 'processing', 'finished', 'failed')),
  -- Window of an income analysis; null: everything held.
  months         integer check (months between 1 and 60),
  -- What an affordability check is given: identity numbers, loans.
  request_sealed bytea,
  failure        text,
  created_at     timestamptz not null,
  finished_at    timestamptz,
  -- Nobody finds it from then on. Environment time.
  expires_at     timestamptz not null,
  primary key (env_id, id)
);
create index insight_jobs_account on insight_jobs (env_id, account_id, kind, created_at);
-- A repeat while one runs is the one that runs.
create unique index insight_jobs_running on insight_jobs (env_id, account_id, kind)
  where status in ('waiting', 'processing') and kind in ('categorisation', 'metadata', 'insights');

-- What an enrichment job gives back, in pieces: the rows of an account by their ids, everything else as it is.
create table enrichment_records (
  env_id          text collate "C" not null,
  job_id          text collate "C" not null,
  position        integer not null,
  kind            text not null,
  account_id      text collate "C",
  transaction_ids text[],
  content         jsonb,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  primary key (env_id, job_id, position),
  check ((transaction_ids is null) <> (content is null))
);
create index enrichment_records_newest on enrichment_records (env_id, kind, created_at desc, job_id, position);
create index enrichment_records_account on enrichment_records (env_id, account_id);

create table income_records (
  env_id     text collate "C" not null,
  id         text collate "C" not null,
  account_id text collate "C" not null,
  job_id     text collate "C" not null,
  income     jsonb not null,
  -- Per stream: the rows behind it, the rule that named it, its confidence and range.
  evidence   jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (env_id, id)
);
create index income_records_newest on income_records (env_id, account_id, created_at desc, id desc);
-- One request, one record.
create unique index income_records_job on income_records (env_id, job_id);

create table category_corrections (
  env_id     text collate "C" not null,
  id         text collate "C" not null,
  credit     boolean not null,
  -- What the rows that it is about have in common.
  about      text not null check (about in ('counterparty', 'remark')),
  key        text not null,
  category   text not null,
  -- The row that it was made from.
  account_id     text collate "C" not null,
  transaction_id text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (env_id, id)
);
create unique index category_corrections_key on category_corrections (env_id, credit, about, key);
create index category_corrections_account on category_corrections (env_id, account_id);
