import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemClock } from '@kente/kit/clock';
import { migrate } from '@kente/kit/db/migrate';
import { openDatabase } from '@kente/kit/db/pool';
import { newId } from '@kente/kit/ids';
import { migrateJobs } from '@kente/kit/jobs/migrate';
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import type { RecordedAs } from '../apps/platform/src/api/idempotency/index.ts';
import { loadConfig } from '../apps/platform/src/config.ts';
import { createLedger } from '../apps/platform/src/ledger/index.ts';
import { platformMigrations } from '../apps/platform/src/migrations.ts';
import { createDebits, type Debits } from '../apps/platform/src/payments/debits/index.ts';
import { debitReply } from '../apps/platform/src/payments/debits/routes/reply.ts';
import { createPlatform, type Platform } from '../apps/platform/src/platform.ts';
import { createRails, type Rail } from '../apps/platform/src/rails/index.ts';
import type { Schema } from '../apps/platform/src/schema.generated.ts';
import type { Environment } from '../apps/platform/src/tenancy/index.ts';
import { percentile } from './load/http-loop.ts';
import { startPostgres } from './stand/postgres.ts';
import { type Figure, figure, interleaved, median, ratio } from './stand/rounds.ts';

const CALLERS = 16;
const ROUND_MS = 4_000;
/** As many apps as pgbench has branches: what each of both updates in every transaction. */
const APPS = 10;
const ACCOUNTS_EACH = 50;
const HOT_CALLERS = 64;
const LEDGER_TRANSACTIONS = { short: 100_000, long: 1_000_000 };

type Db = ReturnType<typeof openDatabase<Schema>>['db'];
type Pool = ReturnType<typeof openDatabase<Schema>>['pool'];
interface Payer {
  env: Environment;
  mandate: string;
}

/** Complete variable debits (idempotency, limits, mandate, ledger, events), the rail answering at once, against pgbench's TPC-B. */
export async function debits({ long }: { long: boolean }): Promise<Figure[]> {
  const postgres = await startPostgres();
  const [url, floorUrl] = [await postgres.create('debits'), await postgres.create('tpcb')];
  await migrate({ url, ...platformMigrations });
  await migrateJobs(url);
  await pgbench(floorUrl, ['-i', '-q', '-s', String(APPS)]);
  const keyring = new Keyring(new Map([['bench', Buffer.alloc(32, 1)]]), Buffer.from('index secret of the bench'));
  const log = createLogger({ level: 'fatal', name: 'bench' });
  const { config } = loadConfig({ DATABASE_POOL_SIZE: String(CALLERS) }, { webhookAllowPrivate: true });
  const platform = await createPlatform({ config, keyring, databaseUrl: url, log });
  const { db, pool, close } = openDatabase<Schema>({
    ...{ url, poolSize: CALLERS, statementTimeoutMs: 60_000, applicationName: 'bench', onError: () => {} },
  });
  try {
    const { modules } = platform;
    const made = debitsOn(platform, db, log);
    const payers = await manyPayers(platform, pool, keyring);
    const figures = await measure(platform, made, payers, floorUrl);
    return [...figures, await balanceOf({ db, pool }, modules, long)];
  } finally {
    await close();
    await platform.close();
    await postgres.stop();
  }
}

const MANDATE = `insert into mandates (env_id, id, link, nibss_code, reference, status, mandate_type, debit_type, amount_minor,
    total_minor, description, customer_id, fee_bearer, verification, allow_partial_sweep, start_date, end_date, meta,
    account_sealed, account_key, created_at, updated_at, initiated_at, approved_at, ready_at, ready_told)
  values ($1, $2, $3, $4, $5, 'approved', 'emandate', 'variable', 9000000000000, 9000000000000, 'Repayment', $6, 'business',
    'transfer_verification', false, '2026-01-01', '2045-01-01', '{}', $7, $8, now(), now(), now(), now(),
    now() - interval '1 day', true)`;

/** The same module on a rail that has no other side. */
function debitsOn({ modules }: Platform, db: Db, log: ReturnType<typeof createLogger>): Debits {
  const { tenancy, schedule, ledger, payments } = modules;
  const unavailable = async () => ({ kind: 'unavailable', why: 'not in this bench' }) as const;
  const approve: Rail['debit'] = async (_env, { sessionId, amountMinor }) => ({
    ...{ kind: 'answered', code: '00', amountMinor, sessionId },
  });
  const rail: Rail = {
    ...{ name: 'nip', institution: () => '999999', ready: () => {}, debit: approve, credit: approve },
    ...{ requery: async () => ({ kind: 'unknown', why: 'not in this bench' }) as const, nameEnquiry: unavailable },
    ...{ balance: unavailable, createMandate: unavailable, mandateStatus: unavailable, cancelMandate: unavailable },
    ...{ report: unavailable, close: async () => {} },
  };
  const rails = createRails({
    ...{ db, clock: systemClock, log, tenancy, schedule, books: ledger, keys: { test: null, live: null }, rail },
  });
  return createDebits({ ...modules, ...payments, ...{ db, rail, movements: rails.movements } });
}

async function manyPayers({ modules }: Platform, pool: Pool, keyring: Keyring): Promise<Payer[]> {
  const { tenancy, payments } = modules;
  const payers: Payer[] = [];
  for (let app = 0; app < APPS; app += 1) {
    const { appId } = await tenancy.createApp({
      ...{ name: 'Adire Loans', products: ['payments'], business: { name: 'Adire Finance Ltd' } },
    });
    const env = await tenancy.createEnvironment(appId, 'test');
    for (let each = 0; each < ACCOUNTS_EACH; each += 1) {
      const id = newId();
      const party = { name: 'HALIMA SANI', accountNumber: String(3_000_000_000 + each), nipCode: '000017' };
      const account = { ...party, bankCode: '035', bankName: 'Wema' };
      const place = { tenant: env.id, column: 'mandates.account', row: id };
      const sealed = keyring.seal(place, JSON.stringify(account));
      const key = payments.records.payerKey(env.id, account);
      const names = [`RD${app}${each}`, `RC227914/${app}/${each}`, `loan-${each}`];
      await pool.query(MANDATE, [env.id, id, ...names, newId(), sealed, key]);
      payers.push({ env, mandate: `mmc_${id}` });
    }
    await payments.settings.change(env, { 'limit.personal': 9_000_000_000_000, 'limit.corporate': 9_000_000_000_000 });
  }
  return payers;
}

let serial = 0;
async function debitOnce(
  { modules }: Platform,
  made: Debits,
  { env, mandate }: Payer,
  keyed: boolean,
): Promise<number> {
  serial += 1;
  const reference = `repay-${serial}`;
  const body = { amount: 100_000, reference, narration: 'Repayment 3 of 12' };
  try {
    const answer = async (recordedAs: RecordedAs) => debitReply(env, await made.create(env, mandate, body, recordedAs));
    if (!keyed) return (await answer(async () => {})).status;
    const call = { key: reference, fingerprint: Buffer.alloc(32, serial), requestId: reference };
    return (await modules.idempotency.once(env, call, answer)).status;
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === undefined || status >= 500) throw error;
    return status;
  }
}

async function measure(platform: Platform, made: Debits, payers: Payer[], floorUrl: string): Promise<Figure[]> {
  const load = (keyed: boolean, among: Payer[], callers: number) =>
    perSecond(callers, (turn) => {
      const payer = among[(turn * 7_919) % among.length];
      if (!payer) throw new Error('no payer');
      return debitOnce(platform, made, payer, keyed);
    });
  const { floor, keyed, plain, hot } = await interleaved({
    floor: () => tpcb(floorUrl),
    keyed: () => load(true, payers, CALLERS),
    plain: () => load(false, payers, CALLERS),
    hot: () => load(false, payers.slice(0, 1), HOT_CALLERS),
  });
  const shown = (values: readonly number[]) => median(values).toFixed(0);
  const note = `${shown(keyed)} debits/s ÷ ${shown(floor)} TPC-B transactions/s, ${CALLERS} at once, ${APPS} apps and branches`;
  return [
    ratio('complete variable debits with a key ÷ pgbench TPC-B', keyed, floor, { atLeast: 0.25 }, note),
    ratio(
      'debits with an idempotency key ÷ without',
      keyed,
      plain,
      { atLeast: 0.85 },
      `${shown(keyed)} ÷ ${shown(plain)} a second`,
    ),
    figure(
      'debits on one hot mandate',
      '/s',
      hot,
      null,
      `${HOT_CALLERS} callers; those that were told to wait are not counted`,
    ),
  ];
}

/** Successes a second; a refusal of the limits is none. */
async function perSecond(callers: number, work: (turn: number) => Promise<number>): Promise<number> {
  const end = performance.now() + ROUND_MS;
  let [turn, done] = [0, 0];
  const walk = async (): Promise<void> => {
    while (performance.now() < end) {
      turn += 1;
      if ((await work(turn)) === 200) done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, walk));
  return done / (ROUND_MS / 1_000);
}

const run = promisify(execFile);
const pgbench = async (url: string, args: readonly string[]): Promise<string> =>
  (await run('pgbench', [...args, url])).stdout;

async function tpcb(url: string): Promise<number> {
  const seconds = String(ROUND_MS / 1_000);
  const told = await pgbench(url, ['-M', 'prepared', '-c', String(CALLERS), '-j', '2', '-T', seconds, '-n']);
  const [, tps] = /tps = ([\d.]+)/.exec(told) ?? [];
  if (tps === undefined) throw new Error(`pgbench told no rate: ${told}`);
  return Number(tps);
}

const ENTRIES = `insert into ledger_entries (env_id, account, currency, at, sequence, transaction_key, debit_minor, credit_minor,
    balance_minor, hash)
  select $1, $2, 'NGN', timestamptz '2026-01-01' + n * interval '1 second', n, 'bench:' || n, 0, 1, n, '\\x00'
  from generate_series(1, $3::int) n`;

/** Of one account, among many ledger transactions on it. */
async function balanceOf(
  { db, pool }: { db: Db; pool: Pool },
  { tenancy }: Platform['modules'],
  long: boolean,
): Promise<Figure> {
  const count = long ? LEDGER_TRANSACTIONS.long : LEDGER_TRANSACTIONS.short;
  const [env] = await tenancy.environments();
  if (!env) throw new Error('no environment');
  const account = 'merchant.pending:bench';
  // Written as they would stand, past the trigger that weighs each transaction: it is about reading.
  const client = await pool.connect();
  await client.query('set session_replication_role = replica');
  await client.query(ENTRIES, [env.id, account, count]);
  await client.query('analyze ledger_entries');
  client.release(true);
  const ledger = createLedger();
  const times: number[] = [];
  for (let each = 0; each < 300; each += 1) {
    const began = performance.now();
    await ledger.balance(db, env.id, account, new Date(Date.UTC(2026, 0, 1) + each * 3_000_000));
    times.push(performance.now() - began);
  }
  const note = `a moment of the past, the slowest of 100; ${count.toLocaleString('en')} entries on it`;
  return figure('balance of an account', 'ms', [percentile(times.slice(50), 99)], { atMost: 2 }, note);
}
