import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../config.ts';

/** Where the embedded PostgreSQL of a running platform listens: its port is the fourth line of `postmaster.pid`. */
export async function runningUrl(home: string, database = 'postgres'): Promise<string> {
  const folder = join(home, 'postgres');
  const [state, password] = await Promise.all([
    readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => ''),
    readFile(join(folder, 'kente.password'), 'utf8').catch(() => ''),
  ]);
  const port = Number(state.split('\n')[3]);
  if (!port || password === '') {
    throw new ConfigurationError(`Kente is starting or stopping on ${home}. Try again in a few seconds.`);
  }
  return `postgres://kente:${password.trim()}@127.0.0.1:${port}/${database}`;
}
