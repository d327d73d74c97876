import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Finding } from '@kente/kit/administration';
import { pendingMigrations } from '@kente/kit/db/migrate';
import { runningUrl } from '@kente/kit/db/running-embedded';
import { claimHome, loadKeyring } from '@kente/kit/home';
import pg from 'pg';
import type { Config, Secrets } from '../config.ts';
import { platformMigrations } from '../migrations.ts';

const OLDEST_POSTGRES = 150_000;
const ANSWER_WITHIN_MS = 3_000;

/** Looks at everything that the platform stands on, and changes nothing. */
export async function inspect(config: Config, secrets: Secrets): Promise<Finding[]> {
  const home = await homeFinding(config.home);
  const keys = await keysFinding(config, secrets);
  const { finding: database, url } = await databaseFinding(config);
  return [
    home,
    keys,
    database,
    ...(url === null ? [] : [await migrationsFinding(url)]),
    await serverFinding('Platform', config.host, config.port, `http://127.0.0.1:${config.port}`, 'PORT'),
    await serverFinding('Simulators', config.host, config.simulatorsPort, config.simulatorsUrl, 'SIMULATORS_PORT'),
  ];
}

async function homeFinding(home: string): Promise<Finding> {
  const subject = 'Home';
  if (!existsSync(home)) return { subject, state: 'note', text: `${home} is not there yet; the first start makes it.` };
  try {
    await access(home, constants.W_OK);
    return { subject, state: 'good', text: `${home} can be written.` };
  } catch {
    return {
      subject,
      state: 'bad',
      text: `${home} cannot be written by this user.`,
      advice: 'Change its owner, or set KENTE_HOME to another folder.',
    };
  }
}

/** Never makes keys: it only reads those that are there. */
async function keysFinding({ home, databaseUrl }: Config, secrets: Secrets): Promise<Finding> {
  const subject = 'Keys';
  if (secrets.keys === null && !existsSync(join(home, 'keys.json'))) {
    if (databaseUrl === null) return { subject, state: 'note', text: 'No keys yet; the first start makes them.' };
    const advice = 'Set KENTE_KEYS and KENTE_INDEX_SECRET to those that the database was filled with.';
    return { subject, state: 'bad', text: `Neither KENTE_KEYS nor ${join(home, 'keys.json')} is there.`, advice };
  }
  try {
    await loadKeyring(home, secrets);
    return {
      subject,
      state: 'good',
      text: secrets.keys === null ? `Read from ${join(home, 'keys.json')}.` : 'Read from KENTE_KEYS.',
    };
  } catch (error) {
    return {
      subject,
      state: 'bad',
      text: (error as Error).message,
      advice: 'Keys are `id:base64` of 32 bytes each, separated by commas.',
    };
  }
}

async function databaseFinding(config: Config): Promise<{ finding: Finding; url: string | null }> {
  const subject = 'Database';
  const embedded = config.databaseUrl === null;
  if (embedded && !(await isRunning(config.home))) {
    const text = existsSync(join(config.home, 'postgres', 'PG_VERSION'))
      ? 'The embedded PostgreSQL is there, and stopped.'
      : 'The embedded PostgreSQL is made at the first start.';
    return { finding: { subject, state: 'note', text, advice: 'npm start' }, url: null };
  }
  try {
    const url = config.databaseUrl ?? (await runningUrl(config.home));
    const version = await serverVersion(url);
    const name = `PostgreSQL ${Math.floor(version / 10_000)}${embedded ? ' (embedded)' : ''}`;
    if (version < OLDEST_POSTGRES) {
      return {
        finding: { subject, state: 'bad', text: `${name} is too old.`, advice: 'Use PostgreSQL 15 or newer.' },
        url: null,
      };
    }
    return { finding: { subject, state: 'good', text: `${name} answers.` }, url };
  } catch (error) {
    const advice = embedded
      ? 'Start it again: npm start'
      : 'Check DATABASE_URL: address, user, password, and that the server runs.';
    return {
      finding: { subject, state: 'bad', text: `It cannot be reached: ${(error as Error).message}.`, advice },
      url: null,
    };
  }
}

/** A platform that runs holds its home; see `claimHome`. */
async function isRunning(home: string): Promise<boolean> {
  if (!existsSync(home)) return false;
  try {
    await (await claimHome(home)).release();
    return false;
  } catch {
    return true;
  }
}

async function serverVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    return Number(rows[0]?.version);
  } finally {
    await client.end().catch(() => {});
  }
}

async function migrationsFinding(url: string): Promise<Finding> {
  const subject = 'Migrations';
  const pending = await pendingMigrations({ url, ...platformMigrations });
  if (pending.length === 0) return { subject, state: 'good', text: 'The database is up to date.' };
  return { subject, state: 'bad', text: `Not applied yet: ${pending.join(', ')}.`, advice: 'kente migrate' };
}

/** One of our servers answers there, the port is free, or somebody else has it. */
async function serverFinding(
  subject: string,
  host: string,
  port: number,
  url: string,
  variable: string,
): Promise<Finding> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const { status } = (await answer.json()) as { status?: string };
    if (status === 'ready') return { subject, state: 'good', text: `Answers at ${url}.` };
    if (status !== undefined) return { subject, state: 'note', text: `At ${url}, not ready: ${status}.` };
  } catch {
    // Nobody of ours: whether the port is free decides.
  }
  if (!(await somebodyListens(host, port)))
    return { subject, state: 'note', text: `Does not run. Port ${port} is free.` };
  const advice = `Stop what listens there, or set ${variable} to another port.`;
  return { subject, state: 'bad', text: `Port ${port} is taken by another program.`, advice };
}

function somebodyListens(host: string, port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({
      host: host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host,
      port,
      timeout: ANSWER_WITHIN_MS,
    });
    const end = (value: boolean): void => {
      socket.destroy();
      answer(value);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
