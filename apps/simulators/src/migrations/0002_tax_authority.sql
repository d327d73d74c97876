-- What the simulated tax authority must remember: who takes part, and every invoice that it signed.

create table tax_entities (
  id uuid primary key,
  name text not null,
  tin text not null unique,
  email text not null unique,
  phone text not null,
  rc_number text not null,
  address text not null,
  password_hash bytea not null,
  -- A UUID: its first part is half of the key that pulled documents are sealed with.
  api_key uuid not null unique,
  api_secret_hash bytea not null
);

create table tax_businesses (
  id uuid primary key,
  entity_id uuid not null references tax_entities (id),
  name text not null,
  service_id text collate "C" not null unique,
  -- Without one, nothing is transmitted.
  webhook_url text
);
create index tax_businesses_entity on tax_businesses (entity_id);

create table tax_invoices (
  irn text collate "C" primary key,
  business_id uuid not null references tax_businesses (id),
  document jsonb not null,
  buyer_tin text,
  payment_status text not null,
  payment_reference text,
  signed_at timestamptz not null,
  transmitted_at timestamptz,
  confirmed_at timestamptz
);
create index tax_invoices_business on tax_invoices (business_id, signed_at);
create index tax_invoices_buyer on tax_invoices (buyer_tin, transmitted_at) where transmitted_at is not null;

create table tax_parties (
  business_id uuid not null references tax_businesses (id),
  tin text not null,
  party jsonb not null,
  primary key (business_id, tin)
);

-- The pair behind crypto_keys.txt.
create table tax_signing_keys (
  id int primary key check (id = 1),
  public_pem text not null,
  private_pem text not null,
  certificate text not null
);

-- The taxpayer that a newcomer is. These keys open nothing but this simulator.
insert into tax_entities (id, name, tin, email, phone, rc_number, address, password_hash, api_key, api_secret_hash)
values (
  '5d000000-0000-4000-8000-000000000001', 'Example Supplies Ltd', '00000000-0001', 'accounts@example.test',
  '+2340000000000', 'RC000001', '1 Example Road, Ikeja', sha256('sandbox-password'),
  '5d000000-0000-4000-8000-00000000000a', sha256('sandbox-secret')
);
insert into tax_businesses (id, entity_id, name, service_id, webhook_url)
values (
  '00000000-0000-4000-8000-000000000001', '5d000000-0000-4000-8000-000000000001', 'Example Supplies', '94ND90NR',
  'https://example.test/transmissions'
);
