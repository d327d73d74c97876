import { type RawBuilder, sql } from 'kysely';
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
  customer_id: string | null;
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

/**
 * Payable invoices behind the keys of bank rows, in the order of the rows. Each look-up has an index and a limit, and takes
 * all the rows at once: the statements are as many for a page as for one row. Source: contract 10.
 */
export async function candidatesForAll(
  db: Database,
  tenant: Tenant,
  wanted: readonly CandidateKeys[],
): Promise<Candidate[][]> {
  const found = wanted.map(() => new Map<string, Row>());
  const keep = (at: number, row: Row): void => {
    if (row.currency === wanted[at]?.currency) found[at]?.set(row.id, row);
  };
  const customers = await customersForAll(db, tenant, wanted);
  for (const lookUp of [byNumber, byCollector, ofCustomers, smallerOf, byAmount]) {
    for (const { at, ...row } of await lookUp(db, tenant, wanted, customers)) keep(at, row);
  }
  const rows = found.flatMap((each) => [...each.values()]);
  const known = await customersOf(db, tenant, [...new Set(rows.flatMap((row) => row.customer_id ?? []))]);
  const collectors = await collectorsOf(db, tenant, wanted, [...new Set(rows.map(({ id }) => id))]);
  return found.map((each) => [...each.values()].map((row) => candidateOf(tenant, row, known, collectors)));
}

type Hit = Row & { at: number };
type LookUp = (
  db: Database,
  tenant: Tenant,
  wanted: readonly CandidateKeys[],
  customers: readonly (readonly string[])[],
) => Promise<Hit[]>;

/** Of the tenant, of the row's direction and currency, with something open, and payable. `w`: what is asked for. */
const payable = ({ organisationId, environmentId }: Tenant): RawBuilder<unknown> => sql`
  i.organisation_id = ${organisationId} and i.environment_id = ${environmentId} and i.currency = w.currency
  and i.gross_minor > i.allocated_minor and (i.type_code = '380') = w.is_note
  and i.state in ('REVIEWED', 'VALIDATED', 'SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN')`;

const currencies = (wanted: readonly CandidateKeys[]): string[] => wanted.map(({ currency }) => currency);
const areNotes = (wanted: readonly CandidateKeys[]): boolean[] => wanted.map(({ kind }) => kind === 'credit_note');

/** One line for each key of each row. */
function spread(wanted: readonly CandidateKeys[], keysOf: (keys: CandidateKeys, at: number) => readonly string[]) {
  const lines = wanted.flatMap((keys, at) => keysOf(keys, at).map((key) => ({ at, key, keys })));
  return { at: lines.map(({ at }) => at), key: lines.map(({ key }) => key), keys: lines.map(({ keys }) => keys) };
}

const byNumber: LookUp = async (db, tenant, wanted) => {
  const { at, key, keys } = spread(wanted, ({ numbers }) => numbers);
  if (at.length === 0) return [];
  const { rows } = await sql<Hit>`
    select w.at, ${COLUMNS}
    from unnest(${at}::int[], ${key}::text[], ${currencies(keys)}::text[], ${areNotes(keys)}::bool[])
      as w(at, key, currency, is_note)
    cross join lateral (
      select invoice_id from invoice_numbers n
      where n.organisation_id = ${tenant.organisationId} and n.environment_id = ${tenant.environmentId}
        and n.key = w.key order by invoice_id limit ${LIMITS.invoices}
    ) hit join invoices i on i.id = hit.invoice_id where ${payable(tenant)} and i.customer_id is not null`.execute(db);
  return rows;
};

const byCollector: LookUp = async (db, tenant, wanted) => {
  const { at, key, keys } = spread(wanted, ({ collectors }) => collectors);
  if (at.length === 0) return [];
  const { rows } = await sql<Hit>`
    select w.at, ${COLUMNS}
    from unnest(${at}::int[], ${key}::text[], ${currencies(keys)}::text[], ${areNotes(keys)}::bool[])
      as w(at, key, currency, is_note)
    join invoice_collectors c on c.organisation_id = ${tenant.organisationId}
      and c.environment_id = ${tenant.environmentId} and c.key = w.key
    join invoices i on i.id = c.invoice_id where ${payable(tenant)}`.execute(db);
  return rows;
};

const bounds = (keys: readonly CandidateKeys[]) => ({
  from: keys.map(({ band }) => String(band.from)),
  to: keys.map(({ band }) => String(band.to)),
  below: keys.map(({ setBelow }) => String(setBelow)),
});

const ofCustomers: LookUp = async (db, tenant, wanted, customers) => {
  const { at, key, keys } = spread(wanted, (_, place) => customers[place] ?? []);
  if (at.length === 0) return [];
  const { from, to, below } = bounds(keys);
  const { rows } = await sql<Hit>`
    select w.at, i.*
    from unnest(${at}::int[], ${key}::text[], ${currencies(keys)}::text[], ${areNotes(keys)}::bool[], ${from}::bigint[],
      ${to}::bigint[], ${below}::bigint[]) as w(at, customer_id, currency, is_note, low, high, below)
    cross join lateral (
      select ${COLUMNS} from invoices i where ${payable(tenant)} and i.customer_id = w.customer_id
        and i.gross_minor - i.allocated_minor between w.low and w.high
      order by abs(i.gross_minor - i.allocated_minor - w.below), i.id limit ${LIMITS.invoices}) i`.execute(db);
  return rows;
};

const smallerOf: LookUp = async (db, tenant, wanted, customers) => {
  const { at, key, keys } = spread(wanted, (_, place) => (customers[place] ?? []).slice(0, LIMITS.setCustomers));
  if (at.length === 0) return [];
  const { below } = bounds(keys);
  const { rows } = await sql<Hit>`
    select w.at, i.*
    from unnest(${at}::int[], ${key}::text[], ${currencies(keys)}::text[], ${areNotes(keys)}::bool[], ${below}::bigint[])
      as w(at, customer_id, currency, is_note, below)
    cross join lateral (
      select ${COLUMNS} from invoices i where ${payable(tenant)} and i.customer_id = w.customer_id
        and i.gross_minor - i.allocated_minor < w.below
      order by i.due_date nulls last, i.id limit ${LIMITS.sets}) i`.execute(db);
  return rows;
};

/** Nearest by due date first: one walk along the index each way. */
const byAmount: LookUp = async (db, tenant, wanted) => {
  const { at, key, keys } = spread(wanted, ({ amountAlone }) => (amountAlone === null ? [] : [String(amountAlone)]));
  if (at.length === 0) return [];
  const days = keys.map(({ date }) => date);
  const exact = sql`${payable(tenant)} and i.customer_id is not null and i.gross_minor - i.allocated_minor = w.amount`;
  const { rows } = await sql<Hit>`
    select w.at, i.*
    from unnest(${at}::int[], ${key}::bigint[], ${currencies(keys)}::text[], ${areNotes(keys)}::bool[], ${days}::date[])
      as w(at, amount, currency, is_note, day)
    cross join lateral (
      select * from (
        (select ${COLUMNS} from invoices i where ${exact} and i.due_date >= w.day
         order by i.due_date limit ${LIMITS.amountAlone})
        union all
        (select ${COLUMNS} from invoices i where ${exact} and i.due_date < w.day
         order by i.due_date desc limit ${LIMITS.amountAlone})
        union all
        (select ${COLUMNS} from invoices i where ${exact} and i.due_date is null limit ${LIMITS.amountAlone})) i
      order by abs(coalesce(i.due_date, date '9999-12-31') - w.day), i.id limit ${LIMITS.amountAlone}) i`.execute(db);
  return rows;
};

/** Payees first, then names with most keys in common. A key that too many share tells nothing once somebody is found. */
async function customersForAll(db: Database, tenant: Tenant, wanted: readonly CandidateKeys[]): Promise<string[][]> {
  const byAlias = await keyed(db, tenant, 'customer_aliases', [...new Set(wanted.flatMap(({ aliases }) => aliases))]);
  const byName = await keyed(db, tenant, 'customer_names', [...new Set(wanted.flatMap(({ names }) => names))]);
  return wanted.map(({ aliases, names }) => {
    const hits = new Map<string, number>();
    const count = (ids: readonly string[] = [], weight: number): void => {
      if (hits.size > 0 && ids.length > LIMITS.perKey) return;
      for (const id of ids.slice(0, LIMITS.perKey)) hits.set(id, (hits.get(id) ?? 0) + weight);
    };
    for (const key of aliases) count(byAlias.get(key), ALIAS_HIT);
    for (const key of names) count(byName.get(key), 1);
    return [...hits]
      .sort(([one, more], [other, fewer]) => fewer - more || (one < other ? -1 : 1))
      .slice(0, LIMITS.customers)
      .map(([id]) => id);
  });
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
  for (const { key, customer_id: id } of rows) {
    const ids = found.get(key);
    if (ids === undefined) found.set(key, [id]);
    else ids.push(id);
  }
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

/** Needed only where a row names one. */
async function collectorsOf(
  db: Database,
  { organisationId, environmentId }: Tenant,
  wanted: readonly CandidateKeys[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0 || wanted.every(({ collectors }) => collectors.length === 0)) return new Map();
  const { rows } = await sql<{ id: string; keys: string[] }>`
    select invoice_id as id, array_agg(key order by key) as keys from invoice_collectors
    where organisation_id = ${organisationId} and environment_id = ${environmentId}
      and invoice_id = any(${ids}::text[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, keys }) => [id, keys]));
}

function candidateOf(
  { organisationId, environmentId }: Tenant,
  row: Row,
  known: ReadonlyMap<string, Customer>,
  collectors: ReadonlyMap<string, readonly string[]>,
): Candidate {
  const customerId = row.customer_id ?? '';
  const invoice: Candidate['invoice'] = {
    ...{ organisationId, environmentId, id: row.id, number: row.number, customerId },
    kind: row.type_code === '380' ? 'credit_note' : 'invoice',
    ...{ currency: row.currency, total: row.gross_minor, net: row.net_minor, vatRateBp: row.vat_rate_bp },
    open: row.gross_minor - row.allocated_minor,
    ...{ issueDate: row.issue_date, dueDate: row.due_date, state: row.state as InvoiceState },
    collectedBy: collectors.get(row.id) ?? [],
  };
  return { invoice, customer: known.get(customerId) ?? { id: customerId, names: [], aliases: [] } };
}
