import { setImmediate as breathe } from 'node:timers/promises';
import type { Account } from '../accounts/index.ts';
import type { Environment } from '../tenancy/index.ts';
import type { AnalysedRow } from '../transactions/index.ts';
import type { AnalystSetup } from './analysis/analyst.ts';
import { type Analyst, createAnalysts } from './analysis/analysts.ts';
import type { Questions, Topic } from './analysis/questions.ts';
import type { InsightsDeps } from './deps.ts';
import { correctionsOf } from './enricher.ts';

/** Rows that are read at a time: between two pages others get their turn. */
const PAGE_ROWS = 1_000;
/** The newest; a person has this many in 50 years, a busy shop in five. */
const MOST_ROWS = 120_000;
/** Rows of the customer's other accounts that may be the other half of a move. */
const MOST_MIRRORS = 20_000;
const MOST_ACCOUNTS = 50;
/** A move may be booked some days apart. */
const MIRROR_DAYS = 7;

const analysts = createAnalysts({ rowsHere: 2 * PAGE_ROWS, processes: 2 });

interface Reach {
  /** `YYYY-MM-DD`, included; null: everything held. */
  fromDay?: string | null;
  /** Without a look at the customer's other accounts. */
  alone?: boolean;
  signal?: AbortSignal;
}

/**
 * Answers a question about an account's posted rows: with what their words tell, and how they belong together and to
 * rows of the customer's other accounts. Bounded: see the numbers above. However many they are, others get their turn.
 */
export async function analyse<T extends Topic>(
  deps: InsightsDeps,
  env: Environment,
  account: Account,
  { topic, asked }: { topic: T; asked: Questions[T]['asked'] },
  { fromDay = null, alone = false, signal }: Reach = {},
): Promise<Questions[T]['answer']> {
  const others = alone ? [] : await otherAccounts(deps, env, account);
  const setup = await setupFor(deps, env, account, others);
  return analysts.with(setup, async (analyst) => {
    const seen = await addRows(deps, env, { account, fromDay, analyst, ...(signal ? { signal } : {}) });
    const mirrors = await mirrorsOf(deps, env, others, seen);
    for (let at = 0; at < mirrors.length; at += PAGE_ROWS) {
      await analyst.add(mirrors.slice(at, at + PAGE_ROWS));
      await breathe();
    }
    signal?.throwIfAborted();
    return analyst.ask(topic, asked);
  });
}

/** What rows of other accounts have to fit. Days are `YYYY-MM-DD`. */
interface Seen {
  oldest: string | null;
  newest: string | null;
  amounts: Set<bigint>;
}

/** Hands over the account's own rows, newest first. */
async function addRows(
  { db, transactions }: InsightsDeps,
  env: Environment,
  given: { account: Account; fromDay: string | null; analyst: Analyst; signal?: AbortSignal },
): Promise<Seen> {
  const seen: Seen = { oldest: null, newest: null, amounts: new Set() };
  let after: string | null = null;
  for (let rows = 0; rows < MOST_ROWS; rows += PAGE_ROWS) {
    given.signal?.throwIfAborted();
    const page: AnalysedRow[] = await transactions.toAnalyse(db, env.id, given.account.id, {
      ...{ after, fromDay: given.fromDay, posted: true, most: PAGE_ROWS },
    });
    await given.analyst.add(page);
    seen.newest ??= page[0]?.day ?? null;
    seen.oldest = page.at(-1)?.day ?? seen.oldest;
    for (const { amountMinor } of page) seen.amounts.add(amountMinor);
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) break;
    after = last.id;
    await breathe();
  }
  return seen;
}

/** The customer's accounts beside this one. */
async function otherAccounts({ accounts }: InsightsDeps, env: Environment, account: Account): Promise<Account[]> {
  const { accounts: all } = await accounts.list(env.id, {
    ...{ customerId: account.customerId, page: 1, limit: MOST_ACCOUNTS },
  });
  return all.filter(({ id }) => id !== account.id);
}

async function setupFor(
  { db, institutions }: InsightsDeps,
  env: Environment,
  account: Account,
  others: readonly Account[],
): Promise<AnalystSetup> {
  const countryOf = ({ institutionId }: Account) => institutions.byIdOrFail(institutionId).country;
  return {
    own: account.id,
    country: countryOf(account),
    readers: new Map([account, ...others].map((each) => [each.id, { country: countryOf(each), holder: each.name }])),
    corrections: await correctionsOf(db, env.id),
  };
}

/** Rows of the customer's other accounts, in one query. */
async function mirrorsOf(
  { db, transactions }: InsightsDeps,
  env: Environment,
  others: readonly Account[],
  { oldest, newest, amounts }: Seen,
): Promise<AnalysedRow[]> {
  if (others.length === 0 || oldest === null || newest === null) return [];
  return transactions.mirrors(db, env.id, {
    accountIds: others.map(({ id }) => id),
    fromDay: moved(oldest, -MIRROR_DAYS),
    toDay: moved(newest, MIRROR_DAYS),
    amounts: [...amounts],
    most: MOST_MIRRORS,
  });
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
