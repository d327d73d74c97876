-- What the tax authority knows a business as, and how it invoices.
create table businesses (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  business_id     text collate "C" not null,
  service_id      text collate "C" not null,
  name            text not null,
  tin             text not null,
  email           text not null,
  telephone       text,
  description     text,
  address         jsonb not null,
  vat_mode        text not null check (vat_mode in ('inclusive', 'none')),
  vat_rate_bp     int not null check (vat_rate_bp between 0 and 10000),
  number_prefix   text not null,
  -- What a line is that says nothing itself: goods or a service, by the authority's lists.
  hsn_code        text,
  isic_code       text,
  category        text,
  -- As the authority's portal hands them out; null in a simulated world, which is asked for them.
  crypto_keys     text,
  updated_at      timestamptz not null,
  primary key (organisation_id, environment_id)
);

-- The last number of a series. Taken in the transaction that confirms: one that fails leaves no gap.
create table number_series (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  business_id     text collate "C" not null,
  prefix          text collate "C" not null,
  last_number     bigint not null,
  primary key (organisation_id, environment_id, business_id, prefix)
);

create table customers (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  -- What tells it from the others: its TIN, else its name, else its account.
  identity        text collate "C" not null,
  names           text[] not null,
  created_at      timestamptz not null,
  primary key (organisation_id, environment_id, id),
  unique (organisation_id, environment_id, identity)
);

create table customer_names (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  key             text collate "C" not null,
  customer_id     text collate "C" not null,
  primary key (organisation_id, environment_id, key, customer_id)
);
create index customer_names_customer on customer_names (organisation_id, environment_id, customer_id);

-- Payees that a person confirmed.
create table customer_aliases (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  key             text collate "C" not null,
  customer_id     text collate "C" not null,
  confirmations   int not null check (confirmations > 0),
  primary key (organisation_id, environment_id, key, customer_id)
);
create index customer_aliases_customer on customer_aliases (organisation_id, environment_id, customer_id);

create table invoices (
  organisation_id  text collate "C" not null,
  environment_id   text collate "C" not null,
  id               text collate "C" not null,
  source           text not null check (source in ('mono', 'credit_note')),
  account_id       text collate "C",
  transaction_id   text collate "C",
  trace_id         text,
  state            text not null,
  payment_status   text not null check (payment_status in ('PENDING', 'PARTIAL', 'PAID', 'REJECTED')),
  version          int not null,
  type_code        text not null,
  business_id      text collate "C",
  number           text,
  stripped_number  text collate "C",
  irn              text,
  issue_date       date not null,
  due_date         date,
  currency         text not null,
  gross_minor      bigint not null check (gross_minor >= 0),
  net_minor        bigint not null check (net_minor >= 0),
  vat_minor        bigint not null check (vat_minor >= 0),
  vat_rate_bp      int not null,
  allocated_minor  bigint not null default 0,
  customer_id      text collate "C",
  -- The invoice that a credit note takes back, in whole or in part.
  credits_id       text collate "C",
  -- Buyer, lines and texts: what a person edits.
  content          jsonb not null,
  -- What the bank told: kept apart from what is edited.
  evidence         jsonb not null,
  eligibility      jsonb,
  reviewed_by      text,
  document_hash    text,
  authority_code   text,
  validated_at     timestamptz,
  -- One attempt to sign; `document` is what was sent, to the byte.
  sign_attempt     text,
  sign_started_at  timestamptz,
  document         text,
  signed_at        timestamptz,
  qr_text          text,
  transmitted_at   timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (organisation_id, environment_id, id),
  check (allocated_minor between 0 and gross_minor)
);
create unique index invoices_transaction on invoices (organisation_id, environment_id, account_id, transaction_id)
  where transaction_id is not null;
create unique index invoices_number on invoices (organisation_id, environment_id, business_id, stripped_number)
  where stripped_number is not null;
create index invoices_time on invoices (organisation_id, environment_id, created_at, id);
create index invoices_credits on invoices (organisation_id, environment_id, credits_id) where credits_id is not null;
create index invoices_customer on invoices (organisation_id, environment_id, customer_id, (gross_minor - allocated_minor))
  where customer_id is not null and gross_minor > allocated_minor;
create index invoices_open on invoices (organisation_id, environment_id, currency, (gross_minor - allocated_minor), due_date)
  where gross_minor > allocated_minor;

-- A number in the forms that payers write it.
create table invoice_numbers (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  key             text collate "C" not null,
  invoice_id      text collate "C" not null,
  primary key (organisation_id, environment_id, key, invoice_id)
);
create index invoice_numbers_invoice on invoice_numbers (organisation_id, environment_id, invoice_id);

create table invoice_history (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  invoice_id      text collate "C" not null,
  -- The invoice's own version when it was done: what happened first comes first.
  version         int not null,
  action          text not null,
  state           text not null,
  actor           text not null,
  at              timestamptz not null,
  detail          jsonb not null,
  primary key (organisation_id, environment_id, invoice_id, version)
);

-- Written once; only `reversed_at` and `reversed_by` are ever set, and once.
create table allocations (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  transaction_id  text collate "C" not null,
  invoice_id      text collate "C" not null,
  amount_minor    bigint not null check (amount_minor > 0),
  kind            text not null check (kind in ('payment', 'fee', 'withholding', 'rounding', 'overpayment')),
  method          text not null,
  score           float8,
  evidence        jsonb,
  actor           text not null,
  created_at      timestamptz not null,
  reversed_at     timestamptz,
  reversed_by     text,
  primary key (organisation_id, environment_id, id)
);
create index allocations_transaction on allocations (organisation_id, environment_id, transaction_id);
create index allocations_invoice on allocations (organisation_id, environment_id, invoice_id);

-- A pair that a person does not want to see again: `other_id` is an invoice, a row or a batch.
create table dismissed_pairs (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  transaction_id  text collate "C" not null,
  other_id        text collate "C" not null,
  actor           text not null,
  at              timestamptz not null,
  primary key (organisation_id, environment_id, transaction_id, other_id)
);
