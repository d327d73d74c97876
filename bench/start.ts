import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, untilReady } from './stand/platform.ts';
import { type Figure, figure, interleaved, median, ratio } from './stand/rounds.ts';

const MAIN = fileURLToPath(new URL('../apps/platform/src/main.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./load/bare-server.ts', import.meta.url));

/**
 * From the start of the process to the first 200 of `/health/ready`, with an embedded PostgreSQL: in an empty folder
 * (data directory, schema, demo account, no compiled code kept), and in the same folder once more.
 */
export async function start(): Promise<Figure[]> {
  const folders: string[] = [];
  /** An empty folder first, then the newest one again. */
  const inTurn = (begin: (folder: string) => Promise<number>) => {
    let folder = '';
    return {
      async first() {
        folder = await mkdtemp(join(tmpdir(), 'kente-bench-start-'));
        folders.push(folder);
        return begin(folder);
      },
      later: () => begin(folder),
    };
  };
  const [bare, ours] = [inTurn(startBare), inTurn(startOurs)];
  try {
    const measured = await interleaved({
      bareFirst: bare.first,
      bareLater: bare.later,
      first: ours.first,
      later: ours.later,
    });
    return figures(measured);
  } finally {
    for (const made of folders) rmSync(made, { recursive: true, force: true });
  }
}

function figures(measured: Readonly<Record<'bareFirst' | 'bareLater' | 'first' | 'later', number[]>>): Figure[] {
  const { bareFirst, bareLater, first, later } = measured;
  const note = (bare: readonly number[]): string => `PostgreSQL and a bare HTTP server: ${median(bare).toFixed(1)} s`;
  return [
    figure('start to ready, first ever', 's', first, { atMost: 4 }, note(bareFirst)),
    figure('start to ready, later', 's', later, { atMost: 1.5 }, note(bareLater)),
    ratio('start, first ever ÷ bare', first, bareFirst, null, 'the same PostgreSQL, in an empty folder'),
    ratio('start, later ÷ bare', later, bareLater, null, 'the same PostgreSQL, in a folder that was used'),
  ];
}

async function startOurs(home: string): Promise<number> {
  const [port, simulatorsPort] = [await freePort(), await freePort()];
  const { DATABASE_URL: _elsewhere, ...inherited } = process.env;
  const settings = { KENTE_HOME: home, PORT: String(port), SIMULATORS_PORT: String(simulatorsPort) };
  const environment = { ...inherited, ...settings, ...{ LOG_LEVEL: 'error', NODE_ENV: 'production' } };
  return timed([MAIN, 'start'], environment, home, `http://127.0.0.1:${port}/health/ready`);
}

async function startBare(folder: string): Promise<number> {
  const port = await freePort();
  return timed([BARE, join(folder, 'postgres'), String(port)], process.env, folder, `http://127.0.0.1:${port}/`);
}

/** Seconds until it answers; then it is stopped, and gone. */
async function timed(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  folder: string,
  url: string,
): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], {
    env: { ...environment, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  try {
    await untilReady(url, () => child.exitCode);
    return (performance.now() - started) / 1_000;
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}
