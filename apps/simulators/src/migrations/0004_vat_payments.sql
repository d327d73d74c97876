-- VAT that was told of paid invoices.
create table tax_vat_payments (
  irn text collate "C" primary key references tax_invoices (irn),
  payment jsonb not null,
  posted_at timestamptz not null
);
