import type pg from 'pg';
import type { SignedInvoice } from './records.ts';

export const SELECT_INVOICE = `select i.irn, i.business_id as "businessId", b.entity_id as "entityId", i.document,
    i.payment_status as "paymentStatus", i.payment_reference as "paymentReference", i.signed_at as "signedAt",
    i.transmitted_at as "transmittedAt", i.confirmed_at as "confirmedAt"
  from tax_invoices i join tax_businesses b on b.id = i.business_id`;

export interface SearchQuery {
  size?: number;
  page?: number;
  sort_by?: string;
  sort_direction_desc?: boolean;
  irn?: string;
  payment_status?: string;
  invoice_type_code?: string;
  issue_date?: string;
  due_date?: string;
  document_currency_code?: string;
  tax_currency_code?: string;
}

const WORD = { type: 'string', maxLength: 60 };
export const SEARCH_QUERY = {
  type: 'object',
  properties: {
    size: { type: 'integer', minimum: 1, maximum: 100 },
    page: { type: 'integer', minimum: 1, maximum: 100_000 },
    ...{ sort_by: WORD, sort_direction_desc: { type: 'boolean' }, irn: WORD, payment_status: WORD },
    ...{
      invoice_type_code: WORD,
      issue_date: WORD,
      due_date: WORD,
      document_currency_code: WORD,
      tax_currency_code: WORD,
    },
  },
};

/** Whatever is asked to be sorted by and is not here is sorted by the time of signing. */
const SORTS: Readonly<Record<string, string>> = {
  irn: 'i.irn',
  issue_date: "i.document ->> 'issue_date'",
  due_date: "i.document ->> 'due_date'",
};
const MEMBERS = ['invoice_type_code', 'issue_date', 'due_date', 'document_currency_code', 'tax_currency_code'] as const;

export interface Found {
  items: SignedInvoice[];
  total: number;
  page: number;
  size: number;
}

export async function search(pool: pg.Pool, businessId: string, query: SearchQuery): Promise<Found> {
  const values: unknown[] = [businessId];
  const conditions = ['i.business_id = $1'];
  const equal = (expression: string, value: string | undefined): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${expression} = $${values.length}`);
  };
  equal('i.irn', query.irn);
  equal('i.payment_status', query.payment_status);
  for (const member of MEMBERS) equal(`i.document ->> '${member}'`, query[member]);
  const where = conditions.join(' and ');
  const { size = 20, page = 1 } = query;
  const sort = SORTS[query.sort_by ?? ''] ?? 'i.signed_at';
  const counted = await pool.query<{ total: string | bigint }>(
    `select count(*) as total from tax_invoices i where ${where}`,
    values,
  );
  const { rows } = await pool.query<SignedInvoice>(
    `${SELECT_INVOICE} where ${where} order by ${sort} ${query.sort_direction_desc === false ? 'asc' : 'desc'}, i.irn
     limit ${size} offset ${(page - 1) * size}`,
    values,
  );
  return { items: rows, total: Number(counted.rows[0]?.total ?? 0), page, size };
}
