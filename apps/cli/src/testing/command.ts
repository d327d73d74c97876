import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TestPlatform, testPlatform } from '../../../platform/src/testing/platform.ts';
import { runCli } from '../program.ts';

export const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Each administrative command is a process of its own, which takes its time on a busy machine. */
export const PATIENT = { timeout: 120_000 };

export interface Ran {
  exitCode: number;
  out: string;
  err: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into results of every shape
  json: any;
}

type Variables = Record<string, string | undefined>;

/** The command as somebody runs it who has no terminal, beside a platform of its own. */
export interface Command {
  platform: TestPlatform;
  home: string;
  variables(): Variables;
  run(args: readonly string[], given?: Variables): Promise<Ran>;
  /** What points it at the platform's API. */
  withKey(): Variables;
  /** An app with both halves, made without the command. @returns its test key. */
  madeApp(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openCommand(): Promise<Command> {
  const home = await mkdtemp(join(tmpdir(), 'kente-cli-'));
  const platform = await testPlatform();
  const variables = (): Variables => ({
    ...process.env,
    DATABASE_URL: platform.databaseUrl,
    // The keys of the harness, so that what is made here works there.
    KENTE_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    KENTE_INDEX_SECRET: 'index secret of the tests',
    KENTE_HOME: home,
    WEBHOOK_ALLOW_PRIVATE: 'true',
  });
  return {
    ...{ platform, home, variables },
    async run(args, given = {}) {
      const lines: { out: string[]; err: string[] } = { out: [], err: [] };
      const exitCode = await runCli(args, {
        out: (text) => void lines.out.push(text),
        err: (text) => void lines.err.push(text),
        interactive: false,
        variables: { ...variables(), ...given },
        folder: home,
        stop: new AbortController().signal,
      });
      const [out, err] = [lines.out.join('\n'), lines.err.join('\n')];
      const isJson = args.includes('--json');
      if (isJson && out === '') throw new Error(`${args.join(' ')} told nothing: ${err}`);
      return { exitCode, out, err, json: isJson ? JSON.parse(out) : null };
    },
    withKey: () => ({ KENTE_SECRET_KEY: platform.secretKey, KENTE_API_URL: platform.url }),
    async madeApp(name) {
      const { tenancy } = platform.modules;
      const { appId } = await tenancy.createApp({ name, products: ['connect'], business: { name } });
      const { id } = await tenancy.createEnvironment(appId, 'test');
      await tenancy.createEnvironment(appId, 'live');
      const made = await tenancy.createKey(id, 'secret');
      if (!made) throw new Error('a random key existed already');
      return made.key;
    },
    async close() {
      await platform.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
