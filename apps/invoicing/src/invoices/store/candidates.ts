import { sql } from 'kysely';
import type { Alias, Candidate, CandidateKeys, Customer, InvoiceState } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';
import { aliasesOf } from './customers.ts';

/** What one look-up of each kind may bring: as the matcher in memory counts. */
const LIMITS = { invoices: 50, perKey: 6, customers: 6, sets: 20, setCustomers: 2, amountAlone: 5 } as const;
const ALIAS_HIT = 1_000;

interface Row {
  id: string;
  number: string | null;
  type_code: string;
  customer_id: string;
  currency: string;
  gross_minor: bigint;
  net_minor: bigint;
  vat_rate_bp: number;
  allocated_minor: bigint;
  issue_date: string;
  due_date: string | null;
  state: string;
}

const COLUMNS = sql.raw(
  'i.id, i.number, i.type_code, i.customer_id, i.currency, i.gross_minor, i.net_minor, i.vat_rate_bp, i.allocated_minor, ' +
    'i.issue_date, i.due_date, i.state',
);

/** Payable invoices behind the keys of a bank row; each look-up has an index and a limit. Source: contract 10. */
export async function candidatesFor(db: Database, tenant: Tenant, keys: CandidateKeys): Promise<Candidate[]> {
  const customers = await customersFor(db, tenant, keys);
  const found = new Map<string, Row>();
  const keep = (rows: readonly Row[]): void => {
    for (const row of rows) found.set(row.id, row);
  };
  keep(await byNumber(db, tenant, keys));
  for (const [rank, id] of customers.entries()) {
    keep(await ofCustomer(db, tenant, keys, id));
    if (rank < LIMITS.setCustomers) keep(await smallerOf(db, tenant, keys, id));
  }
  if (keys.amountAlone !== null) keep(await byAmount(db, tenant, keys, keys.amountAlone));
  const known = await customersOf(db, tenant, [...new Set([...found.values()].map((row) => row.customer_id))]);
  return [...found.values()].map((row) => ({
    invoice: openInvoiceOf(tenant, row),
    customer: known.get(row.customer_id) ?? { id: row.customer_id, names: [], aliases: [] },
  }));
}

/** Of the tenant, of this direction and currency, with something open, and payable. */
const payable = ({ organisationId, environmentId }: Tenant, { currency, kind }: CandidateKeys) => sql`
  i.organisation_id = ${organisationId} and i.environment_id = ${environmentId} and i.currency = ${currency}
  and i.customer_id is not null and i.gross_minor > i.allocated_minor
  and ${kind === 'credit_note' ? sql`i.type_code = '380'` : sql`i.type_code <> '380'`}
  and i.state in ('REVIEWED', 'VALIDATED', 'SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN')`;

async function byNumber(db: Database, tenant: Tenant, keys: CandidateKeys): Promise<readonly Row[]> {
  if (keys.numbers.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${COLUMNS} from unnest(${keys.numbers}::text[]) as wanted(key)
    cross join lateral (
      select invoice_id from invoice_numbers n
      where n.organisation_id = ${tenant.organisationId} and n.environment_id = ${tenant.environmentId}
        and n.key = wanted.key order by invoice_id limit ${LIMITS.invoices}
    ) hit join invoices i on i.id = hit.invoice_id where ${payable(tenant, keys)}`.execute(db);
  return rows;
}

async function ofCustomer(db: Database, tenant: Tenant, keys: CandidateKeys, id: string): Promise<readonly Row[]> {
  const { from, to } = keys.band;
  const { rows } = await sql<Row>`
    select ${COLUMNS} from invoices i where ${payable(tenant, keys)} and i.customer_id = ${id}
      and i.gross_minor - i.allocated_minor between ${from} and ${to}
    order by abs(i.gross_minor - i.allocated_minor - ${keys.setBelow}), i.id limit ${LIMITS.invoices}`.execute(db);
  return rows;
}

async function smallerOf(db: Database, tenant: Tenant, keys: CandidateKeys, id: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from invoices i where ${payable(tenant, keys)} and i.customer_id = ${id}
      and i.gross_minor - i.allocated_minor < ${keys.setBelow}
    order by i.due_date nulls last, i.id limit ${LIMITS.sets}`.execute(db);
  return rows;
}

async function byAmount(db: Database, tenant: Tenant, keys: CandidateKeys, amount: bigint): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from invoices i where ${payable(tenant, keys)}
      and i.gross_minor - i.allocated_minor = ${amount}
    order by abs(coalesce(i.due_date, date '9999-12-31') - ${keys.date}::date), i.id
    limit ${LIMITS.amountAlone}`.execute(db);
  return rows;
}

/** Payees first, then names with most keys in common. A key that too many share tells nothing once somebody is found. */
async function customersFor(db: Database, tenant: Tenant, { aliases, names }: CandidateKeys): Promise<string[]> {
  const hits = new Map<string, number>();
  const count = (found: ReadonlyMap<string, readonly string[]>, key: string, weight: number): void => {
    const ids = found.get(key) ?? [];
    if (hits.size > 0 && ids.length > LIMITS.perKey) return;
    for (const id of ids.slice(0, LIMITS.perKey)) hits.set(id, (hits.get(id) ?? 0) + weight);
  };
  const [byAlias, byName] = [
    await keyed(db, tenant, 'customer_aliases', aliases),
    await keyed(db, tenant, 'customer_names', names),
  ];
  for (const key of aliases) count(byAlias, key, ALIAS_HIT);
  for (const key of names) count(byName, key, 1);
  return [...hits]
    .sort(([one, more], [other, fewer]) => fewer - more || (one < other ? -1 : 1))
    .slice(0, LIMITS.customers)
    .map(([id]) => id);
}

/** Customers by key; one more than counts, so that too many show. */
async function keyed(
  db: Database,
  tenant: Tenant,
  table: 'customer_aliases' | 'customer_names',
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (keys.length === 0) return found;
  const { rows } = await sql<{ key: string; customer_id: string }>`
    select wanted.key, hit.customer_id from unnest(${keys}::text[]) as wanted(key)
    cross join lateral (
      select customer_id from ${sql.table(table)} k
      where k.organisation_id = ${tenant.organisationId} and k.environment_id = ${tenant.environmentId}
        and k.key = wanted.key order by customer_id limit ${LIMITS.perKey + 1}
    ) hit`.execute(db);
  for (const { key, customer_id: id } of rows) found.set(key, [...(found.get(key) ?? []), id]);
  return found;
}

async function customersOf(db: Database, tenant: Tenant, ids: readonly string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('customers')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .select(['id', 'names'])
    .execute();
  const aliases: ReadonlyMap<string, readonly Alias[]> = await aliasesOf(db, tenant, ids);
  return new Map(rows.map(({ id, names }) => [id, { id, names, aliases: aliases.get(id) ?? [] }]));
}

function openInvoiceOf({ organisationId, environmentId }: Tenant, row: Row): Candidate['invoice'] {
  return {
    ...{ organisationId, environmentId, id: row.id, number: row.number, customerId: row.customer_id },
    kind: row.type_code === '380' ? 'credit_note' : 'invoice',
    ...{ currency: row.currency, total: row.gross_minor, net: row.net_minor, vatRateBp: row.vat_rate_bp },
    open: row.gross_minor - row.allocated_minor,
    ...{ issueDate: row.issue_date, dueDate: row.due_date, state: row.state as InvoiceState, collectedBy: [] },
  };
}
