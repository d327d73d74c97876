-- The people of an organisation, by the e-mail address that the console vouches for. Control plane, as the keys are.

create table organisation_members (
  organisation_id text collate "C" not null references organisations (id),
  -- In lower case.
  email           text collate "C" not null,
  role            text not null check (role in ('viewer', 'operator', 'admin')),
  created_at      timestamptz not null,
  primary key (organisation_id, email)
);
create index organisation_members_email on organisation_members (email);

-- A key that was replaced works until then.
alter table credentials add column expires_at timestamptz;
