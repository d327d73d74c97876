-- The people who use the console, and how they prove who they are. Control plane: no tenant's rows.

create table console_users (
  id             text collate "C" primary key,
  name           text not null,
  -- In lower case.
  email          text collate "C" not null unique,
  email_verified boolean not null,
  image          text,
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);

-- One per way to sign in: `credential` is the password.
create table console_accounts (
  id          text collate "C" primary key,
  user_id     text collate "C" not null references console_users (id) on delete cascade,
  account_id  text collate "C" not null,
  provider_id text collate "C" not null,
  -- scrypt, with its parameters.
  password    text,
  created_at  timestamptz not null,
  -- Later than created_at once the person, or an operator, has set another password.
  updated_at  timestamptz not null,
  unique (user_id, provider_id)
);

create table console_sessions (
  id         text collate "C" primary key,
  user_id    text collate "C" not null references console_users (id) on delete cascade,
  -- The cookie carries it with a signature: what stands here opens nothing by itself.
  token      text collate "C" not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index console_sessions_user on console_sessions (user_id);
create index console_sessions_expiry on console_sessions (expires_at);

-- Tries to sign in, counted before the password is looked at, by a keyed hash of the address: for those of nobody too.
create table console_sign_in_tries (
  email_index   bytea primary key,
  tries         integer not null,
  counted_until timestamptz not null
);
create index console_sign_in_tries_expiry on console_sign_in_tries (counted_until);

-- What signs the tokens of the console. The private half is sealed.
create table console_signing_keys (
  id          text collate "C" primary key,
  public_jwk  jsonb not null,
  private_key bytea not null,
  created_at  timestamptz not null
);
