import type pg from 'pg';
import { customerKeys, invoiceKeys } from '../../apps/invoicing/src/matching/index.ts';
import { books } from '../../apps/invoicing/src/matching/testing/books.ts';
import { type Books, TENANT } from '../../apps/invoicing/src/matching/testing/rows.ts';

const SLICE = 5_000;
const AT = '2026-11-20T10:00:00.000Z';
const PLACE = { organisation_id: TENANT.organisationId, environment_id: TENANT.environmentId };

/** Invented books with all invoices open, as rows of the connector's tables. */
export async function writeBooks(client: pg.Client, count: number): Promise<Books> {
  const made = books(1, count);
  const { customers, invoices } = made;
  const put = async (table: string, rows: readonly object[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += SLICE) {
      const slice = JSON.stringify(rows.slice(from, from + SLICE).map((row) => ({ ...PLACE, ...row })));
      const text = `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`;
      await client.query(text, [slice]);
    }
  };
  await put(
    'customers',
    customers.map(({ id, names }) => ({ id, identity: id, names, created_at: AT })),
  );
  const keyed = customers.map((customer) => ({ customer_id: customer.id, ...customerKeys(customer) }));
  await put(
    'customer_names',
    keyed.flatMap(({ customer_id, names }) => names.map((key) => ({ key, customer_id }))),
  );
  const confirmed = customers.flatMap(({ id, aliases }) => aliases.map((alias) => ({ customer_id: id, ...alias })));
  await put('customer_aliases', confirmed);
  await put(
    'invoices',
    invoices.map((invoice) => ({
      ...{
        id: invoice.id,
        source: 'mono',
        state: invoice.state,
        payment_status: 'PENDING',
        version: 1,
        type_code: '381',
      },
      ...{ business_id: 'b', number: invoice.number, stripped_number: invoice.id, currency: invoice.currency },
      ...{ issue_date: invoice.issueDate, due_date: invoice.dueDate, customer_id: invoice.customerId },
      ...{ gross_minor: String(invoice.total), net_minor: String(invoice.net), allocated_minor: 0 },
      ...{ vat_minor: String(invoice.total - invoice.net), vat_rate_bp: invoice.vatRateBp, content: {}, evidence: {} },
      ...{ created_at: AT, updated_at: AT },
    })),
  );
  await put(
    'invoice_numbers',
    invoices.flatMap((invoice) => invoiceKeys(invoice).numbers.map((key) => ({ key, invoice_id: invoice.id }))),
  );
  await client.query('analyze');
  return made;
}
