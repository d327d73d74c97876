import { DAY_MS, later } from '@kente/kit/clock';
import type { Kysely } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Credits } from '../credits/credits.ts';
import * as store from '../credits/store.ts';
import type { IncomingCredit } from '../rail.ts';
import { startOfLagosDay } from '../session-id.ts';
import type { Difference } from './compare.ts';
import { compareCredit, creditsMissingAt } from './compare-credits.ts';

const OURS_AT_ONCE = 1_000;

interface Day {
  env: Environment;
  day: string;
  rail: string;
}

/** Transfers of the report that no call told of are received by it. @returns what stood apart before. */
export async function receiveReported(
  db: Kysely<Schema>,
  credits: Credits,
  env: Environment,
  reported: readonly IncomingCredit[],
): Promise<Difference[]> {
  const found = await creditsApart(db, env, reported);
  const unknown = new Set(found.filter(({ kind }) => kind === 'unknown_session').map(({ sessionId }) => sessionId));
  for (const credit of reported) {
    if (unknown.has(credit.sessionId)) await credits.receive(env.mode, credit, env.id);
  }
  return found;
}

export async function creditsApart(
  db: Kysely<Schema>,
  env: Environment,
  reported: readonly IncomingCredit[],
): Promise<Difference[]> {
  const apart: Difference[] = [];
  for (const credit of reported) {
    const difference = compareCredit(credit, await store.find(db, env.id, credit.sessionId));
    if (difference) apart.push(difference);
  }
  return apart;
}

/** Received on that day by our clock, but reported on neither it nor a day before: one told at midnight stands in the next. */
export async function creditsMissing(
  db: Kysely<Schema>,
  { env, day, rail }: Day,
  reported: readonly IncomingCredit[],
): Promise<Difference[]> {
  const known = new Set(reported.map(({ sessionId }) => sessionId));
  const from = startOfLagosDay(day);
  const range = { rail, from, to: later(from, DAY_MS), limit: OURS_AT_ONCE };
  const missing: Difference[] = [];
  let after = '';
  for (;;) {
    const ours = await store.receivedBetween(db, env.id, { ...range, after });
    // The rail's session id tells its own day; what came by an earlier day's report belongs to that one.
    missing.push(
      ...creditsMissingAt(
        known,
        ours.filter(({ sessionId }) => dayOf(sessionId) === day),
      ),
    );
    after = ours.at(-1)?.sessionId ?? '';
    if (ours.length < OURS_AT_ONCE) return missing;
  }
}

/** Of a session id: `yymmdd` stand behind the institution. */
const dayOf = (sessionId: string): string =>
  `20${sessionId.slice(6, 8)}-${sessionId.slice(8, 10)}-${sessionId.slice(10, 12)}`;
