import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real processes, started and killed as an operator or a bad day would. */

const MAIN = fileURLToPath(new URL('../../apps/platform/src/main.ts', import.meta.url));
const SIMULATORS = fileURLToPath(new URL('../../apps/simulators/src/main.ts', import.meta.url));
const INVOICING = fileURLToPath(new URL('../../apps/invoicing/src/main.ts', import.meta.url));
const START_WITHIN_MS = 45_000;

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything that it printed. */
  output(): string;
  /** Without warning. Settles when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to end. @returns how it ended, and how long that took. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null; tookMs: number }>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'kente-chaos-'));
  folders.add(made);
  return made;
}

/** Ends whatever a test left behind: its processes, then the servers in its folders, then the folders. */
export async function sweep(): Promise<void> {
  const gone = [...running].map((child) => once(child, 'exit'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(gone);
  for (const home of folders) {
    const pid = postmasterOf(home);
    if (pid !== null) await killAndWait(pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  folders.clear();
}

/** The embedded PostgreSQL of a home, while it runs. */
export function postmasterOf(home: string): number | null {
  const file = join(home, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that is dead, and whose parent has not taken note of it, does not live.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export async function killAndWait(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await until(`process ${pid} to end`, () => !isAlive(pid));
}

/** A process of the platform, and whether it got ready. */
export function launch(role: 'start' | 'api' | 'worker', settings: Readonly<Record<string, string>>): Running {
  return run(MAIN, [role], { LOG_LEVEL: 'info', HOST: '127.0.0.1', INVOICING_PORT: '0', ...settings });
}

/** The invoicing connector alone. */
export function launchInvoicing(settings: Readonly<Record<string, string>>): Running {
  return run(INVOICING, [], { LOG_LEVEL: 'info', HOST: '127.0.0.1', ...settings });
}

/** The simulated banks alone, for platforms that do not start them. */
export async function launchBanks(databaseUrl: string): Promise<Running & { url: string }> {
  const port = await freePort();
  const banks = run(SIMULATORS, [], {
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    SIMULATORS_PORT: String(port),
  });
  await printed(banks, 'simulated world: listening');
  return { ...banks, url: `http://127.0.0.1:${port}` };
}

function run(entry: string, args: readonly string[], settings: Readonly<Record<string, string>>): Running {
  const { DATABASE_URL: _url, KENTE_HOME: _home, ...inherited } = process.env;
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...inherited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    pid: child.pid ?? 0,
    output: () => text,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      const from = performance.now();
      child.kill('SIGTERM');
      const [code, signal] = await ended;
      return { code, signal, tookMs: performance.now() - from };
    },
  };
}

/** Waits until a process has printed something. */
export async function printed(process: Running, text: string): Promise<void> {
  await until(
    `"${text}" from process ${process.pid}`,
    () => process.output().includes(text) || ended(process),
    START_WITHIN_MS,
  );
  if (!process.output().includes(text))
    throw new Error(`the process ended instead:\n${process.output().slice(-4_000)}`);
}

/** Waits until a platform says that it can serve. */
export async function ready(platform: Running, url: string): Promise<void> {
  const answers = async (): Promise<boolean> =>
    (await fetch(`${url}/health/ready`).catch(() => null))?.ok ?? ended(platform);
  await until(`${url} to be ready`, answers, START_WITHIN_MS);
  if (ended(platform)) throw new Error(`the platform ended instead:\n${platform.output().slice(-4_000)}`);
}

const ended = ({ child }: Running): boolean => child.exitCode !== null || child.signalCode !== null;

/** Polls until something is so. */
export async function until<T>(what: string, look: () => T | Promise<T>, withinMs = 15_000): Promise<NonNullable<T>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await pause(25);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Numbers between 0 and 1 that a printed seed brings back. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From KENTE_CHAOS_SEED when a run is to be repeated; printed, so that it can be. */
export function chaosSeed(name: string): number {
  const given = Number(process.env.KENTE_CHAOS_SEED);
  const seed = Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31);
  process.stderr.write(`${name}: KENTE_CHAOS_SEED=${seed}\n`);
  return seed;
}
