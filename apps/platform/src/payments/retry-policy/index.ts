/** How often, and for how much, an account may be debited in a day: the rule, and what is remembered of each account. */
import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import type { Transaction } from 'kysely';
import type { Forget } from '../../retention/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { addDays, lagosDay } from '../lagos-day.ts';
import type { PartyAccount, PaymentRecords } from '../records/index.ts';
import type { PaymentSettings, Settings } from '../settings/index.ts';
import {
  type Cause,
  countFailure,
  type Decision,
  nextDebit,
  type RetryLimits,
  remaining,
  retryHeaders,
  retryLimits,
  type Tally,
  tallyAt,
} from './policy.ts';
import * as store from './store.ts';

export * from './policy.ts';

type Tx = Transaction<Schema>;

/** Where an account stands: read outside of a transaction it may be different a moment later. */
export interface AccountStanding {
  tally: Tally;
  /** Debits that its bank is answering. */
  onTheWire: number;
  limits: RetryLimits;
  /** How many more failures of each class this day may have. */
  remaining: Record<Cause, number>;
  /** Whether a debit would be sent now. */
  decision: Decision;
  /** Sent today and not failed. */
  sentTodayMinor: bigint;
}

export interface RetryPolicy {
  /** By bank and number, over all mandates of the environment. */
  standing(env: Environment, account: Pick<PartyAccount, 'nipCode' | 'accountNumber'>): Promise<AccountStanding>;
  standingOf(env: Environment, key: Buffer): Promise<AccountStanding>;
  /** The same, locked until the transaction ends: what is decided on it holds. */
  lock(tx: Tx, env: Environment, key: Buffer): Promise<Locked>;
  /** It became final. The call has left the wire, if it was on it. @returns where the account stands now. */
  succeeded(tx: Tx, env: Environment, key: Buffer, debitId: string): Promise<AccountStanding>;
  failed(tx: Tx, env: Environment, key: Buffer, failure: Failure): Promise<AccountStanding>;
  /** Answered without an outcome: it counts for nothing while it has none. */
  left(tx: Tx, env: Environment, key: Buffer, debitId: string): Promise<AccountStanding>;
  /** It was never sent: as if it had not been tried. */
  unsent(tx: Tx, env: Environment, key: Buffer, debit: Sent): Promise<AccountStanding>;
  /** Both headers that answers of debits bear. */
  headers(env: Environment, standing: AccountStanding): Record<string, string>;
  forgetOld: Forget;
}

export interface Sent {
  debitId: string;
  amountMinor: bigint;
  sentAt: Date;
}
export interface Failure extends Sent {
  cause: Cause;
}

export interface Locked {
  standing: AccountStanding;
  /** Puts a call on the wire: one slot of each class until it is answered. */
  enter(debit: { debitId: string; amountMinor: bigint }): Promise<void>;
}

export interface RetryPolicyDeps {
  db: Db<Schema>;
  /** Real time. */
  clock: Clock;
  settings: Pick<Settings, 'of'>;
  records: Pick<PaymentRecords, 'payerKey'>;
}

/** Longer than any call waits: a slot that nobody gave back was a process's that is gone. */
const SLOT_MS = 60_000;
const KEPT_DAYS = 3;

export function createRetryPolicy({ db, clock, settings, records }: RetryPolicyDeps): RetryPolicy {
  const standingFor = (env: Environment, own: PaymentSettings, row: store.AccountRow): AccountStanding => {
    const now = env.clock.now();
    const limits = retryLimits({ fundsMore: own['retry.funds_more'], otherMore: own['retry.other_more'] });
    const tally = tallyAt(tallyOf(row), now);
    const onTheWire = Object.keys(present(row.on_the_wire, clock.now())).length;
    return {
      ...{ tally, onTheWire, limits, remaining: remaining(tally, limits, now) },
      decision: nextDebit({ tally, onTheWire }, limits, now),
      sentTodayMinor: row.day === tally.day ? row.sent_minor : 0n,
    };
  };
  const locked = (tx: Tx, env: Environment, key: Buffer) => store.lock(tx, env.id, key, lagosDay(env.clock.now()));
  const change = async (
    tx: Tx,
    env: Environment,
    key: Buffer,
    debitId: string,
    changed: (row: store.AccountRow) => store.AccountRow,
  ): Promise<AccountStanding> => {
    const row = changed(today(await locked(tx, env, key), env.clock.now()));
    const { [debitId]: _, ...wire } = present(row.on_the_wire, clock.now());
    const written = { ...row, on_the_wire: wire };
    await store.write(tx, env.id, key, written);
    return standingFor(env, await settings.of(env), written);
  };
  const standingOf: RetryPolicy['standingOf'] = async (env, key) =>
    standingFor(env, await settings.of(env), (await store.find(db, env.id, key)) ?? fresh(env.clock.now()));

  return {
    standingOf,
    standing: (env, account) => standingOf(env, records.payerKey(env.id, account)),
    async lock(tx, env, key) {
      const row = await locked(tx, env, key);
      return {
        standing: standingFor(env, await settings.of(env), row),
        async enter({ debitId, amountMinor }) {
          const now = clock.now();
          const on_the_wire = { ...present(row.on_the_wire, now), [debitId]: now.getTime() + SLOT_MS };
          const current = today(row, env.clock.now());
          await store.write(tx, env.id, key, { ...current, on_the_wire, sent_minor: current.sent_minor + amountMinor });
        },
      };
    },
    async succeeded(tx, env, key, debitId) {
      const at = env.clock.now();
      const row = await store.succeed(tx, env.id, key, { debitId, day: lagosDay(at), at });
      return standingFor(env, await settings.of(env), row ?? fresh(at));
    },
    failed: (tx, env, key, failure) =>
      change(tx, env, key, failure.debitId, (row) => {
        const { funds, other } = countFailure(tallyOf(row), failure, env.clock.now());
        return { ...givenBack(row, failure), funds, other };
      }),
    left: (tx, env, key, debitId) => change(tx, env, key, debitId, (row) => row),
    unsent: (tx, env, key, sent) => change(tx, env, key, sent.debitId, (row) => givenBack(row, sent)),
    headers: (env, { tally, limits }) => retryHeaders(tally, limits, env.clock.now()),
    forgetOld: (env) => store.forget(db, env.id, addDays(lagosDay(env.clock.now()), -KEPT_DAYS)),
  };
}

const fresh = (now: Date): store.AccountRow => ({
  ...{ day: lagosDay(now), funds: 0, other: 0, sent_minor: 0n, reset_at: null, on_the_wire: {} },
});

const tallyOf = ({ day, funds, other, reset_at: resetAt }: store.AccountRow): Tally => ({ day, funds, other, resetAt });

/** Midnight has set everything of the day to zero. */
const today = (row: store.AccountRow, now: Date): store.AccountRow =>
  row.day === lagosDay(now) ? row : { ...fresh(now), reset_at: row.reset_at, on_the_wire: row.on_the_wire };

/** What was sent on this very day and did not come may be asked for again. */
function givenBack(row: store.AccountRow, { amountMinor, sentAt }: Sent): store.AccountRow {
  if (lagosDay(sentAt) !== row.day) return row;
  return { ...row, sent_minor: row.sent_minor > amountMinor ? row.sent_minor - amountMinor : 0n };
}

const present = (wire: store.AccountRow['on_the_wire'], now: Date): Record<string, number> =>
  Object.fromEntries(Object.entries(wire).filter(([, untilMs]) => untilMs > now.getTime()));
