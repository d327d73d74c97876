-- Codes by which a customer authorises a mandate from the business's own pages (setting mandates.legacy_otp).
create table mandate_otp_sessions (
  env_id      text collate "C" not null,
  id          text collate "C" not null,
  mandate_id  text collate "C" not null,
  -- Keyed hash of the code that was sent last; null until one was.
  code_hash   bytea,
  sends       smallint not null default 0,
  wrong_tries smallint not null default 0,
  created_at  timestamptz not null,
  -- Environment time, ten minutes after the first code was sent.
  expires_at  timestamptz,
  primary key (env_id, id)
);
create unique index mandate_otp_sessions_mandate on mandate_otp_sessions (env_id, mandate_id);
