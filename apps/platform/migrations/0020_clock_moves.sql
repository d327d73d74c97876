-- The sandbox clock on its way. One move of an environment runs at a time; another that is asked for meanwhile is added.

create table clock_moves (
  env_id text collate "C" primary key,
  -- Environment time that the clock is on its way to; null: it has arrived.
  target timestamptz,
  -- How much fell due on the way, and was done.
  ran    integer not null default 0
);
