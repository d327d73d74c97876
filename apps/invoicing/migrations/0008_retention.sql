-- What retention has been at. A bank row leaves a mark without words, names and numbers, so that the bank cannot bring it
-- again; an invoice that the authority has keeps its tax fields.
alter table bank_transactions add column forgotten_at timestamptz;
alter table invoices add column forgotten_at timestamptz;

-- What the authority was told of the payment, and when it was told of the VAT.
alter table invoices add column reported_status text;
alter table invoices add column vat_posted_at timestamptz;
