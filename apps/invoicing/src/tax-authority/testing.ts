import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emptyDatabase } from '@kente/kit/testing/database';
import { simulatorAddress } from './simulator.ts';

const ENTRY = fileURLToPath(new URL('../../../simulators/src/main.ts', import.meta.url));

export interface TestAuthority {
  /** What `MBS_BASE_URL` would be. */
  baseUrl: string;
  /** A call of the authority's website. */
  portal(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** The simulated authority as it really runs: a process of its own, over a database of its own. */
export async function startTestAuthority(): Promise<TestAuthority> {
  const database = await emptyDatabase();
  const child = fork(ENTRY, {
    env: { ...process.env, DATABASE_URL: database.url, SIMULATORS_PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((done, fail) => {
    child.once('message', (message) => done((message as { url: string }).url));
    child.once('exit', (code) => fail(new Error(`the simulated world ended with ${code}`)));
  });
  const baseUrl = simulatorAddress(url);
  return {
    baseUrl,
    async portal(method, path, body) {
      const headers = { 'content-type': 'application/json' };
      const sent = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      const answer = await fetch(`${baseUrl}/portal${path}`, sent);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      await database.drop();
    },
  };
}
