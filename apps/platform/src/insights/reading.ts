import { setImmediate as breathe } from 'node:timers/promises';
import { type AccountRow, type Category, type Engine, relate } from '@kente/enrichment';
import type { Account } from '../accounts/index.ts';
import type { Environment } from '../tenancy/index.ts';
import type { AnalysedRow } from '../transactions/index.ts';
import { engineFor } from './categoriser.ts';
import type { InsightsDeps } from './deps.ts';

/** Rows that are read at a time: between two pages others get their turn. */
const PAGE_ROWS = 2_000;
/** The newest; a person has this many in 50 years, a busy shop in five. */
const MOST_ROWS = 120_000;
/** Rows of the customer's other accounts that may be the other half of a move. */
const MOST_MIRRORS = 20_000;
const MOST_ACCOUNTS = 50;
/** A move may be booked some days apart. */
const MIRROR_DAYS = 7;

export interface ReadRows {
  /** Newest first, posted ones only; each with the category that is shown for it. */
  rows: AccountRow[];
  relations: ReturnType<typeof relate>;
}

interface ReadOptions {
  /** `YYYY-MM-DD`, included; null: everything held. */
  fromDay?: string | null;
  /** Without a look at the customer's other accounts. */
  alone?: boolean;
  signal?: AbortSignal;
}

/**
 * Everything that an analysis looks at: the account's rows with what their words tell, and how they belong together and
 * to rows of the customer's other accounts. Bounded: see the numbers above.
 */
export async function readRows(
  deps: InsightsDeps,
  env: Environment,
  account: Account,
  { fromDay = null, alone = false, signal }: ReadOptions = {},
): Promise<ReadRows> {
  const engine = await engineFor(deps.db, deps.institutions, env.id, account);
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const rows: AccountRow[] = [];
  let after: string | null = null;
  while (rows.length < MOST_ROWS) {
    signal?.throwIfAborted();
    const page: AnalysedRow[] = await deps.transactions.toAnalyse(deps.db, env.id, account.id, {
      ...{ after, fromDay, posted: true, most: PAGE_ROWS },
    });
    for (const row of page) rows.push(enriched(engine, row));
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) break;
    after = last.id;
    await breathe();
  }
  const mirrors = alone ? [] : await mirrorsOf(deps, env, account, rows);
  return { rows, relations: relate(mirrors.length === 0 ? rows : [...rows, ...mirrors], country) };
}

/** A row with what its words tell. What is shown of it counts, also where the ruleset of today would say something else. */
function enriched(engine: Engine, { accountId, category, reference, ...row }: AnalysedRow): AccountRow {
  const enrichment = engine.enrich(row);
  const shown =
    enrichment.category.value === category
      ? enrichment
      : { ...enrichment, category: { ...enrichment.category, value: category as Category } };
  return { accountId, row, enrichment: shown, receipt: reference };
}

/** Rows of the customer's other accounts, in one query. */
async function mirrorsOf(
  deps: InsightsDeps,
  env: Environment,
  account: Account,
  rows: readonly AccountRow[],
): Promise<AccountRow[]> {
  const oldest = rows.at(-1)?.row.day;
  const newest = rows[0]?.row.day;
  if (oldest === undefined || newest === undefined) return [];
  const { accounts: all } = await deps.accounts.list(env.id, {
    ...{ customerId: account.customerId, page: 1, limit: MOST_ACCOUNTS },
  });
  const accounts = new Map(all.filter(({ id }) => id !== account.id).map((each) => [each.id, each]));
  if (accounts.size === 0) return [];
  const found = await deps.transactions.mirrors(deps.db, env.id, {
    accountIds: [...accounts.keys()],
    fromDay: moved(oldest, -MIRROR_DAYS),
    toDay: moved(newest, MIRROR_DAYS),
    amounts: [...new Set(rows.map(({ row }) => row.amountMinor))],
    most: MOST_MIRRORS,
  });
  const engines = new Map<string, Engine>();
  for (const each of accounts.values()) engines.set(each.id, await engineFor(deps.db, deps.institutions, env.id, each));
  return found.flatMap((row) => {
    const engine = engines.get(row.accountId);
    return engine ? [enriched(engine, row)] : [];
  });
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
