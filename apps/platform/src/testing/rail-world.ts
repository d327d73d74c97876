import { later, type SettableClock, stopwatch } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { registerRoutes } from '@kente/kit/http/register';
import type { Route } from '@kente/kit/http/route';
import { createServer } from '@kente/kit/http/server';
import { createLogger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import { Keyring } from '@kente/kit/secrets';
import { testDatabase } from '@kente/kit/testing/database';
import { sql, type Transaction } from 'kysely';
import { type Access, createGuard } from '../api/guard.ts';
import { startTestWorld, type TestWorld } from '../connectors/sandbox/testing.ts';
import { createLedger, type Entry, type Ledger, type LedgerAccount } from '../ledger/index.ts';
import { platformMigrations } from '../migrations.ts';
import type { Modules } from '../modules.ts';
import {
  type BankAccount,
  createNip,
  createRails,
  type Movement,
  type MovementState,
  type NewMovement,
  type Rail,
  type Rails,
} from '../rails/index.ts';
import { railRoutes } from '../rails/routes/index.ts';
import { createFaults, type NewFault } from '../sandbox/index.ts';
import { createSchedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type Environment, type Mode } from '../tenancy/index.ts';

export const KEY = 'key-that-the-tests-share-with-the-switch';
export const PAYER: BankAccount = { nipCode: '000013', accountNumber: '0131883461', name: 'Adaeze Bankole' };
export const OURS: BankAccount = { nipCode: '999999', accountNumber: '0000000017', name: 'Kente settlement' };
export const AMOUNT = 500_000n;

/** What the small owner of these tests was told, in order. */
export interface ToldRow {
  movement_id: string;
  what: 'successful' | 'failed' | 'voided' | 'reversed';
  code: string;
  response_class: string;
  amount_minor: bigint;
}

/** A session as the simulated switch has it. */
export interface SwitchSession {
  session_id: string;
  booked_as: string;
  kind: 'debit' | 'credit';
  moved: number;
  presented: number;
  requeries: number;
  reversed_at: string | null;
}

export interface RailWorldOptions {
  /** An own database and simulated switch unless others are given: a second process on the same. */
  databaseUrl?: string;
  switchUrl?: string;
  /** In place of the adapter, or around it. */
  rail?: (nip: Rail) => Rail;
  /** Runs when an outcome is told, before it is written: may throw or wait. */
  whenTold?: (what: ToldRow['what']) => Promise<void>;
}

/** Rails over HTTP to the simulated switch, with a clock that the test moves and a small owner that posts what it is told. */
export async function railWorld(clock: SettableClock, options: RailWorldOptions = {}) {
  const own = options.databaseUrl === undefined ? await testDatabase(platformMigrations) : null;
  const databaseUrl = options.databaseUrl ?? own?.url ?? '';
  const outside: TestWorld | null = options.switchUrl === undefined ? await startTestWorld() : null;
  const switchUrl = options.switchUrl ?? outside?.url ?? '';
  const log = createLogger({ level: process.env.TEST_LOG_LEVEL ?? 'silent', name: 'test' });
  const { db, close: closeDatabase } = openDatabase<Schema>({
    ...{ url: databaseUrl, poolSize: 12, statementTimeoutMs: 30_000, applicationName: 'test', onError: () => {} },
  });
  await sql`create table if not exists told_owners (place bigserial, env_id text, movement_id text, what text, code text,
    response_class text, amount_minor bigint)`.execute(db);
  const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
  const tenancy = createTenancy({ db, keyring, clock });
  const schedule = createSchedule({ db, log });
  const faults = createFaults({ db, clock });
  const ledger = createLedger();
  const app = await createServer({
    ...{ log, clock, metrics: createMetrics(), bodyLimitBytes: 1024 * 1024, requestTimeoutMs: 60_000 },
    ...{ maxEventLoopDelayMs: 0, trustProxy: false, ready: async () => {} },
  });
  const modules: { rails?: Rails } = {};
  registerRoutes(app, railRoutes as unknown as readonly Route<Environment | null, Modules, Access>[], {
    modules: modules as Modules,
    guard: createGuard(app, tenancy, { perMinute: null }),
    nowFor: () => clock.now(),
    checkResponses: true,
  });
  const callbackUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/rails/nip/callback`;
  const nip = createNip({
    ...{ test: { url: `${switchUrl}/nip`, key: KEY }, live: null, institution: '999999', callbackUrl },
    faultFor: (env, strikes, facts) => faults.directive(env.id, 'rail:nip', facts, strikes),
  });
  const rails = createRails({
    ...{ db, clock, log, tenancy, schedule, books: ledger, keys: { test: KEY, live: null } },
    rail: options.rail?.(nip) ?? nip,
  });
  modules.rails = rails;
  ownEverything(rails, ledger, options.whenTold ?? (async () => {}));

  const until = async <T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> => {
    const elapsedMs = stopwatch();
    for (;;) {
      const found = await look();
      if (found) return found;
      if (elapsedMs() > 10_000) throw new Error(`waited in vain for ${what}`);
      await new Promise((wake) => setTimeout(wake, 10));
    }
  };
  return {
    ...{ db, clock, tenancy, schedule, faults, ledger, rails, nip, databaseUrl, switchUrl, callbackUrl, until },
    async environment(mode: Mode = 'test'): Promise<Environment> {
      const business = { name: 'Adire Finance Ltd' };
      const { appId } = await tenancy.createApp({ name: 'Adire Loans', products: ['payments'], business });
      return tenancy.createEnvironment(appId, mode);
    },
    order: (env: Environment, fault: string, more: Partial<NewFault> = {}) =>
      faults.order(env, {
        ...{ target: 'rail:nip', match: null, fault, latencyMs: null, probability: null, remaining: 1 },
        ...more,
      }),
    intend: (env: Environment, given: Partial<NewMovement> = {}): Promise<Movement> =>
      db.transaction().execute((tx) => rails.movements.intend(tx, env, { ...DEBIT, ...given })),
    async move(
      env: Environment,
      given: Partial<NewMovement> = {},
      waitMs = 5_000,
    ): Promise<{ movement: Movement; state: MovementState }> {
      const movement = await db.transaction().execute((tx) => rails.movements.intend(tx, env, { ...DEBIT, ...given }));
      return { movement, state: await rails.movements.send(env, movement.id, waitMs) };
    },
    /** The clock goes on, and everything that falls due on the way runs at its time. */
    async advance(env: Environment, ms: number): Promise<void> {
      const end = later(clock.now(), ms);
      const reach = async (due: Date): Promise<Environment> => {
        if (due > clock.now()) clock.set(due);
        return env;
      };
      while (await schedule.runEarliest(env, end, reach));
      clock.set(end);
    },
    async told(env: Environment): Promise<ToldRow[]> {
      const { rows } = await sql<ToldRow>`select movement_id, what, code, response_class, amount_minor
        from told_owners where env_id = ${env.id} order by place`.execute(db);
      return rows;
    },
    async sessions(env: Environment): Promise<SwitchSession[]> {
      const answer = await fetch(`${switchUrl}/control/worlds/${env.id}/nip/sessions`);
      return ((await answer.json()) as { sessions: SwitchSession[] }).sessions;
    },
    balance: (env: Environment, account: LedgerAccount) => ledger.balance(db, env.id, account),
    async close() {
      await app.close();
      await rails.close();
      await closeDatabase();
      await outside?.stop();
      await own?.drop();
      await own?.server.stop();
    },
  };
}
export type RailWorld = Awaited<ReturnType<typeof railWorld>>;

const DEBIT: NewMovement = {
  ...{ owner: 'debit', ownerId: 'debit of the test', direction: 'debit', from: PAYER, to: OURS, amountMinor: AMOUNT },
  ...{ narration: 'Loan repayment', mandateCode: 'RC227914/1580/0008722498' },
};

/** Debits are the merchant's, credits come from the settlement bank. */
function ownEverything(rails: Rails, ledger: Ledger, whenTold: (what: ToldRow['what']) => Promise<void>): void {
  const write = (
    tx: Transaction<Schema>,
    { envId, id }: Movement,
    what: ToldRow['what'],
    code: string,
    more: string,
    amount: bigint,
  ) =>
    sql`insert into told_owners (env_id, movement_id, what, code, response_class, amount_minor)
      values (${envId}, ${id}, ${what}, ${code}, ${more}, ${amount})`.execute(tx);
  const post = async (tx: Transaction<Schema>, env: Environment, { id, direction, amountMinor }: Movement) => {
    const entries: Entry[] =
      direction === 'debit'
        ? [
            { account: 'rail.clearing:nip', debitMinor: amountMinor },
            { account: 'merchant.pending:app', creditMinor: amountMinor },
          ]
        : [
            { account: 'merchant.receivable:app', debitMinor: amountMinor },
            { account: 'bank.settlement', creditMinor: amountMinor },
          ];
    await ledger.post(tx, env.id, { key: `movement:${id}`, kind: 'movement.successful', at: env.clock.now(), entries });
  };
  for (const owner of ['debit', 'payout'] as const) {
    rails.movements.owner(owner, {
      async settled(tx, env, movement, outcome) {
        const { status, code, responseClass, amountMinor } = outcome;
        await whenTold(status);
        if (status === 'successful') await post(tx, env, movement);
        await write(tx, movement, status, code, responseClass, amountMinor);
      },
      async voided(tx, _env, movement) {
        await whenTold('voided');
        await write(tx, movement, 'voided', '', '', movement.amountMinor);
      },
      async reversed(tx, env, movement, code) {
        await whenTold('reversed');
        const of = `movement:${movement.id}`;
        await ledger.reverse(tx, env.id, { key: `${of}:reversed`, of, at: env.clock.now() });
        await write(tx, movement, 'reversed', code, '', movement.amountMinor);
      },
    });
  }
}
