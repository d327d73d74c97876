import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/platform/src/main.ts', import.meta.url));
/** As after `npm ci`. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/kente', import.meta.url));
const READY_WITHIN_MS = 60_000;

export interface BenchPlatform {
  host: string;
  port: number;
  secretKey: string;
  environmentId: string;
  /** Resident memory of the platform's own process, without PostgreSQL and the simulated world. */
  residentMb(): Promise<number>;
  /** Stops the process where it stands, and lets it go on: what was asked of it meanwhile waits. */
  freeze(): void;
  goOn(): void;
  stop(): Promise<void>;
}

/** The platform as `npm start` runs it, memory limits included, in a process of its own, on a database that is given. */
export async function startPlatform(databaseUrl: string): Promise<BenchPlatform> {
  const home = await mkdtemp(join(tmpdir(), 'kente-bench-home-'));
  const [port, simulatorsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--max-semi-space-size=4', '--max-old-space-size=512', MAIN, 'start'], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, KENTE_HOME: home, PORT: String(port), SIMULATORS_PORT: String(simulatorsPort) },
      ...{ LOG_LEVEL: 'error', NODE_ENV: 'production', NODE_COMPILE_CACHE: COMPILED },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(`http://127.0.0.1:${port}/health/ready`, () => child.exitCode);
  const demo = JSON.parse(await readFile(join(home, 'demo.json'), 'utf8')) as {
    secret_key: string;
    environment: string;
  };
  return {
    ...{ host: '127.0.0.1', port, secretKey: demo.secret_key, environmentId: demo.environment },
    async residentMb() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    freeze: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Until it answers 200. @throws when it ends, or takes longer than a minute. */
export async function untilReady(url: string, exitCode: () => number | null): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  while (performance.now() < end) {
    if (exitCode() !== null) throw new Error(`the platform ended with ${exitCode()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 10));
  }
  throw new Error(`the platform was not ready within ${READY_WITHIN_MS} ms`);
}

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
