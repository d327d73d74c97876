-- How a business matches payments. Without a row: as the deployment is configured.
create table matching_settings (
  organisation_id     text collate "C" not null,
  environment_id      text collate "C" not null,
  auto_match          boolean not null,
  propose_at          float8 not null check (propose_at between 0 and 1),
  alias_confirmations int not null check (alias_confirmations > 0),
  runner_up_gap       float8 not null check (runner_up_gap between 0 and 1),
  changed_by          text not null,
  changed_at          timestamptz not null,
  primary key (organisation_id, environment_id)
);

-- What a bank row may pay or take back, best first. Made anew whenever the row is decided.
create table suggestions (
  organisation_id  text collate "C" not null,
  environment_id   text collate "C" not null,
  transaction_id   text collate "C" not null,
  rank             int not null,
  account_id       text collate "C" not null,
  rule             text not null,
  score            float8 not null,
  certain          boolean not null,
  lines            jsonb not null,
  reverses         text[] not null,
  credit_notes_for text[] not null,
  evidence         jsonb not null,
  at               timestamptz not null,
  primary key (organisation_id, environment_id, transaction_id, rank)
);
create index suggestions_account on suggestions (organisation_id, environment_id, account_id);

create table suggested_invoices (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  invoice_id      text collate "C" not null,
  transaction_id  text collate "C" not null,
  primary key (organisation_id, environment_id, invoice_id, transaction_id)
);
create index suggested_invoices_transaction on suggested_invoices (organisation_id, environment_id, transaction_id);

-- Virtual accounts and payment links: each belongs to one invoice alone.
create table invoice_collectors (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  key             text collate "C" not null,
  invoice_id      text collate "C" not null,
  primary key (organisation_id, environment_id, key)
);
create index invoice_collectors_invoice on invoice_collectors (organisation_id, environment_id, invoice_id);

-- What a gateway collected and pays out in one sum, as its own report tells.
create table payout_batches (
  organisation_id text collate "C" not null,
  environment_id  text collate "C" not null,
  id              text collate "C" not null,
  gateway         text not null,
  currency        text not null,
  settled_on      date not null,
  sales           jsonb not null,
  created_by      text not null,
  created_at      timestamptz not null,
  primary key (organisation_id, environment_id, id)
);
create index payout_batches_day on payout_batches (organisation_id, environment_id, gateway, settled_on);

-- When the newest word about the row was said, and the row that took it back.
alter table bank_transactions add column told_at timestamptz;
alter table bank_transactions add column taken_back_by text collate "C";

-- When the bank itself was asked last.
alter table sync_leases add column refreshed_at timestamptz;

-- A customer's open invoices in the order in which they fall due.
create index invoices_customer_due on invoices (organisation_id, environment_id, customer_id, due_date, id)
  where customer_id is not null and gross_minor > allocated_minor;
