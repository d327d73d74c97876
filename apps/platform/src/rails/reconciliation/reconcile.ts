import { DAY_MS, HOUR_MS, later } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import type { Kysely } from 'kysely';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import type { SuspenseBooks } from '../books.ts';
import type { Credits } from '../credits/credits.ts';
import type { Incoming } from '../movements/incoming.ts';
import * as movements from '../movements/store.ts';
import type { IncomingCredit, Rail, ReportLine } from '../rail.ts';
import { lagosDay, startOfLagosDay } from '../session-id.ts';
import { compareBooks, compareLine, type Difference, missingAt } from './compare.ts';
import { creditsApart, creditsMissing, receiveReported } from './credits.ts';
import * as store from './store.ts';

export interface Reconciled extends store.ReportTotals {
  day: string;
  /** What stood apart before the report was heard. */
  found: readonly Difference[];
  /** What still does. */
  differences: readonly Difference[];
}

export interface Reconciliation {
  /**
   * Fetches the rail's report of a Lagos day, lets it settle what is open and reverse what was given back, and keeps what
   * still stands apart. Safe to repeat. @throws Fault 503 when the rail gives no report.
   */
  day(env: Environment, day: string): Promise<Reconciled>;
  /** An environment that moves money is reconciled every morning, by its own clock. Cheap to call often. */
  plan(env: Environment): Promise<void>;
}

export const RECONCILE_TASK = 'rails.reconcile';

const AT_HOUR = 6;
const PAGES_AT_MOST = 10_000;
const OURS_AT_ONCE = 1_000;
/** Money may be given back long after it was taken: reports are fetched for that long after the last movement. */
const FOR_DAYS_AFTER = 35;

interface Report {
  lines: ReportLine[];
  came: IncomingCredit[];
}

interface ReconciliationDeps {
  db: Kysely<Schema>;
  schedule: Schedule;
  rail: Rail;
  books: SuspenseBooks;
  incoming: Incoming;
  credits: Credits;
  count: (name: string, labels: Readonly<Record<string, string>>) => void;
}

export function createReconciliation({
  db,
  schedule,
  rail,
  books,
  incoming,
  credits,
  count,
}: ReconciliationDeps): Reconciliation {
  /** The day that each environment was last planned on, so that a busy one asks the database once a day. */
  const planned = new Map<EnvId, string>();

  const fetchReport = async (env: Environment, day: string): Promise<Report> => {
    const [lines, came]: [ReportLine[], IncomingCredit[]] = [[], []];
    let after: string | null = null;
    for (let page = 0; page < PAGES_AT_MOST; page += 1) {
      const answer = await rail.report(env, day, after);
      if (answer.kind !== 'answered') {
        const message = 'The rail gives no report now. Try again later.';
        throw new Fault('rail.no_report', { status: 503, message, retryAfterSeconds: 30, cause: answer.why });
      }
      lines.push(...answer.lines);
      came.push(...answer.credits);
      after = answer.next;
      if (after === null) return { lines, came };
    }
    throw new Fault('rail.report_endless', { message: `the report of ${day} has no end` });
  };

  const compare = async (env: Environment, lines: readonly ReportLine[]): Promise<Difference[]> => {
    const found: Difference[] = [];
    for (const line of lines) {
      const difference = compareLine(line, await movements.findBySession(db, [env.id], line.sessionId));
      if (difference) found.push(difference);
    }
    return found;
  };

  /** Sent on that day and successful, but not in the report; it may stand in that of the next day, sent at midnight. */
  const missing = async (env: Environment, day: string, lines: readonly ReportLine[]): Promise<Difference[]> => {
    const reported = new Set(lines.map(({ sessionId }) => sessionId));
    const institution = rail.institution(env);
    const prefix = (at: string): string => `${institution}${at.slice(2).replaceAll('-', '')}`;
    const [fromSession, toSession] = [prefix(day), prefix(dayAfter(day, 1))];
    const lacking: Difference[] = [];
    let after = '';
    for (;;) {
      const range = { fromSession, toSession, after, limit: OURS_AT_ONCE };
      const ours = await movements.sentBetween(db, env.id, range);
      const settledThen = ours.filter(({ settledAt }) => settledAt !== null && lagosDay(settledAt) === day);
      lacking.push(...missingAt(reported, settledThen));
      after = ours.at(-1)?.sessionId ?? '';
      if (ours.length < OURS_AT_ONCE) return lacking;
    }
  };

  /** At one moment, so that what is under way does not count on one side alone. */
  const booksApart = (env: Environment): Promise<Difference | null> =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const account = `rail.clearing:${rail.name}` as const;
        const takenMinor = await store.taken(tx, env.id, rail.name);
        return compareBooks(account, await books.balance(tx, env.id, account), takenMinor);
      });

  const reconcile: Reconciliation['day'] = async (env, day) => {
    const { lines, came } = await fetchReport(env, day);
    const found = await compare(env, lines);
    const toHear = new Set(found.map(({ sessionId }) => sessionId));
    for (const { kind, sessionId, amountMinor } of lines) {
      if (!toHear.has(sessionId)) continue;
      const direction = kind === 'credit' ? 'credit' : 'debit';
      const notice = { kind: kind === 'reversal' ? 'reversal' : 'result', sessionId, direction, amountMinor } as const;
      await incoming.hear(env, { ...notice, code: '00' });
    }
    found.push(...(await receiveReported(db, credits, env, came)));
    const apartInBooks = await booksApart(env);
    const differences = [
      ...(await compare(env, lines)),
      ...(await missing(env, day, lines)),
      ...(await creditsApart(db, env, came)),
      ...(await creditsMissing(db, { env, day, rail: rail.name }, came)),
      ...(apartInBooks ? [apartInBooks] : []),
    ];
    for (const { kind } of differences) count('rail_differences_total', { rail: rail.name, kind });
    const totals = totalsOf(lines, came);
    const at = env.clock.now();
    await db
      .transaction()
      .execute((tx) => store.keep(tx, env.id, { rail: rail.name, day, ...totals, at, differences }));
    return { day, ...totals, found, differences };
  };

  const put = (env: Environment, day: string, untilDay: string): Promise<void> =>
    schedule.put(db, env, {
      ...{ kind: RECONCILE_TASK, subject: rail.name, payload: { day, untilDay } },
      dueAt: later(startOfLagosDay(dayAfter(day, 1)), AT_HOUR * HOUR_MS),
    });

  schedule.on(RECONCILE_TASK, async (env, { payload }) => {
    const { day, untilDay } = payload as { day: string; untilDay: string };
    await reconcile(env, day);
    if (day < untilDay) await put(env, dayAfter(day, 1), untilDay);
  });

  return {
    day: reconcile,
    async plan(env) {
      const today = lagosDay(env.clock.now());
      if (planned.get(env.id) === today) return;
      const day = await openDay(db, env, today);
      await put(env, day, dayAfter(today, FOR_DAYS_AFTER));
      planned.set(env.id, today);
    },
  };
}

/** A day that still waits for its report is not skipped. */
async function openDay(db: Kysely<Schema>, env: Environment, today: string): Promise<string> {
  const task = await db
    .selectFrom('scheduled_tasks')
    .select('payload')
    .where('env_id', '=', env.id)
    .where('kind', '=', RECONCILE_TASK)
    .executeTakeFirst();
  const waiting = (task?.payload as { day?: string } | undefined)?.day;
  return waiting !== undefined && waiting < today ? waiting : today;
}

const dayAfter = (day: string, days: number): string =>
  lagosDay(later(startOfLagosDay(day), days * DAY_MS + 12 * HOUR_MS));

function totalsOf(lines: readonly ReportLine[], came: readonly IncomingCredit[]): store.ReportTotals {
  const sum = (kind: ReportLine['kind']): bigint =>
    lines.reduce((total, line) => (line.kind === kind ? total + line.amountMinor : total), 0n);
  return {
    lines: lines.length + came.length,
    debitedMinor: sum('debit'),
    creditedMinor: sum('credit'),
    reversedMinor: sum('reversal'),
    receivedMinor: came.reduce((total, { amountMinor }) => total + amountMinor, 0n),
  };
}
