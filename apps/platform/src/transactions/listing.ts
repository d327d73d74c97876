import { DAY_MS, later } from '@kente/kit/clock';
import { type FieldProblem, invalid, notFound } from '@kente/kit/errors';
import type { Pool } from 'pg';
import type { Country } from '../institutions/index.ts';
import type { EnvId } from '../tenancy/index.ts';
import { type DateFilter, localMidnight, parseDateFilter } from './dates.ts';
import { containing } from './narration-search.ts';
import * as store from './store/pages.ts';
import { readWhole } from './store/whole.ts';

/** A list's query as it came. Source: financial-data contract 4.5. */
export interface ListQuery {
  start?: string;
  end?: string;
  type?: string;
  narration?: string;
  paginate?: string;
  page?: number;
  limit?: number;
}

/** What a query asks for. */
export interface ListRequest {
  /** null: everything held. */
  filter: store.RowFilter | null;
  /** All matching rows in one answer. */
  whole: boolean;
  page: number;
  limit: number;
}

export interface ListPage {
  total: number;
  /** JSON array of the rows. */
  data: string;
}

/** All rows: `pieces` are the inside of a JSON array, in UTF-8. */
export interface WholeList {
  total: number;
  pieces: readonly Uint8Array[];
}

export interface ListingDeps {
  pool: Pool;
  countryOf: (institutionId: string) => Country;
}

const PAGE = 20;
/** Until data is there, and where none came, reads answer the empty form. Source: contract 2.7. */
const WITHOUT_DATA: ReadonlySet<string> = new Set(['PROCESSING', 'FAILED', 'UNAVAILABLE']);
const OPEN = { from: null, until: null };

/**
 * Checks a query. Days are days of the account's country, so a query with dates looks the account up.
 * @throws Refusal 404 for an account that is not linked here, before 400 for a query that breaks a rule.
 */
export async function readRequest(
  deps: ListingDeps,
  envId: EnvId,
  accountId: string,
  query: ListQuery,
): Promise<ListRequest> {
  const { problems, period } = await checked(deps, envId, accountId, query);
  if (problems.length > 0) throw invalid(problems);

  const { type, narration } = query;
  const credit = type === undefined ? null : type.toLowerCase() === 'credit';
  const search = narration === undefined ? null : containing(narration);
  const open = period.from === null && period.until === null && credit === null && search === null;
  return {
    filter: open ? null : { ...period, credit, narration: search },
    whole: query.paginate?.toLowerCase() === 'false',
    page: query.page ?? 1,
    limit: Math.min(query.limit ?? PAGE, store.LARGEST_PAGE),
  };
}

/** What `readRequest` refuses, beside `page` and `limit`. @throws Refusal 404 */
export async function queryProblems(
  deps: ListingDeps,
  envId: EnvId,
  accountId: string,
  query: ListQuery,
): Promise<FieldProblem[]> {
  return (await checked(deps, envId, accountId, query)).problems;
}

async function checked(
  { pool, countryOf }: ListingDeps,
  envId: EnvId,
  accountId: string,
  query: ListQuery,
): Promise<{ problems: FieldProblem[]; period: Pick<store.RowFilter, 'from' | 'until'> }> {
  const problems = plainProblems(query);
  if (problems.length === 0 && query.start === undefined && query.end === undefined) return { problems, period: OPEN };
  const account = await store.findAccount(pool, envId, accountId);
  if (!account) throw notFound('account');
  const country = countryOf(account.institutionId);
  const dates = parseDateFilter(query, country);
  if (dates.problems) return { problems: [...problems, ...dates.problems], period: OPEN };
  return { problems, period: instantsOf(dates.filter, country) };
}

/**
 * Local days as instants, so that the index by date serves. A row for which the bank gave only the day stands at
 * midnight UTC, which lies within that day in every country served: they are at UTC or up to three hours ahead.
 */
function instantsOf(
  { fromDay, toDay, from, to }: DateFilter,
  country: Country,
): Pick<store.RowFilter, 'from' | 'until'> {
  return {
    from: fromDay === null ? from : localMidnight(fromDay, country),
    until: toDay === null ? to : later(localMidnight(toDay, country), DAY_MS - 1),
  };
}

function plainProblems({ type, narration, paginate }: ListQuery): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (type !== undefined && !/^(debit|credit)$/i.test(type)) {
    problems.push({ field: 'type', message: 'type must be debit or credit' });
  }
  if (narration?.includes('\0')) problems.push({ field: 'narration', message: 'narration must be text' });
  if (paginate !== undefined && !/^(true|false)$/i.test(paginate)) {
    problems.push({ field: 'paginate', message: 'paginate must be true or false' });
  }
  return problems;
}

/** @throws Refusal 404 for an account that is not linked here. */
export async function readListPage(
  pool: Pool,
  envId: EnvId,
  accountId: string,
  { filter, page, limit }: ListRequest,
  form: store.ListForm,
): Promise<ListPage> {
  const place = { limit, offset: (page - 1) * limit, form };
  const found = filter
    ? await store.readFilteredPage(pool, envId, accountId, filter, place)
    : await store.readPage(pool, envId, accountId, place);
  if (!found) throw notFound('account');
  if (WITHOUT_DATA.has(found.data_status)) return { total: 0, data: '[]' };
  return { total: Number(found.total), data: `[${found.data ?? ''}]` };
}

/** @throws Refusal 404 for an account that is not linked here. */
export async function readWholeList(
  pool: Pool,
  envId: EnvId,
  accountId: string,
  { filter }: ListRequest,
  form: store.ListForm,
): Promise<WholeList> {
  const account = await store.findAccount(pool, envId, accountId);
  if (!account) throw notFound('account');
  if (WITHOUT_DATA.has(account.dataStatus)) return { total: 0, pieces: [] };
  return readWhole(pool, envId, accountId, filter ?? { ...OPEN, credit: null, narration: null }, {
    currency: account.currency,
    form,
  });
}
