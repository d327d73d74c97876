-- Allow and deny rules: of a whole environment (no account), or of one of its accounts.

create table rules (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  account_id      text collate "C",
  list            text not null check (list in ('allow', 'deny')),
  field           text not null,
  op              text not null,
  value           text not null,
  note            text,
  created_by      text not null,
  created_at      timestamptz not null,
  -- Among those that came together.
  place           integer not null,
  primary key (organisation_id, environment_id, id),
  -- A rule stands once in its list.
  unique nulls not distinct (organisation_id, environment_id, account_id, list, field, op, value)
);

-- One number for all lists of an environment: it says which rules made a decision. `change` holds what came and went.
create table ruleset_versions (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  version         int not null,
  account_id      text collate "C",
  changed_by      text not null,
  changed_at      timestamptz not null,
  change          jsonb not null,
  primary key (organisation_id, environment_id, version)
);
