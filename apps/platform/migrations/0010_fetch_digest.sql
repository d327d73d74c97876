-- The mark of the newest fetch that the account's rows answer to, as `sync/fetch-digest.ts` makes it.
alter table accounts add column fetch_mark bytea;
