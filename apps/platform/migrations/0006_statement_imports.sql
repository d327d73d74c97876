-- What an import was, so that it can be told and undone.
alter table statement_imports
  -- What the statement says stands in the account after its last row, and which day that row is of.
  add column closing_minor bigint,
  add column through       date,
  -- The account's balance without any import, and the day that it was told for: what is left when all are undone.
  add column base_minor    bigint,
  add column base_day      date;
drop index statement_imports_account;
create index statement_imports_account on statement_imports (env_id, account_id, created_at desc, id desc);

-- Which imports hold which rows: overlapping files share some. Rows that the bank itself shows stand in none.
create table statement_import_rows (
  env_id         text collate "C" not null,
  account_id     text collate "C" not null,
  transaction_id text collate "C" not null,
  import_id      text collate "C" not null,
  primary key (env_id, account_id, transaction_id, import_id)
);
create index statement_import_rows_import on statement_import_rows (env_id, account_id, import_id);

alter table refresh_jobs drop constraint refresh_jobs_trigger_check;
alter table refresh_jobs add constraint refresh_jobs_trigger_check
  check (trigger in ('link', 'relink', 'realtime', 'manual', 'scheduled', 'reauth', 'sandbox', 'undo'));

-- Grows when the account's history is deleted: cursors of the feed from before are refused from then on.
alter table accounts add column feed_generation integer not null default 0;
