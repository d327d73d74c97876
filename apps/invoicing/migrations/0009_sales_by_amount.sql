-- Which receipts a debit may give back: sought by amount for every page of bank rows.
create index invoices_sale on invoices (organisation_id, environment_id, gross_minor) where type_code <> '380';
