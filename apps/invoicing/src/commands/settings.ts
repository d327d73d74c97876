import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigurationError } from '@kente/kit/config';
import { runningUrl } from '@kente/kit/db/running-embedded';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment, with what `npm start` would add to it where it is silent. */
export interface Settings {
  databaseUrl: string;
  variables: Record<string, string | undefined>;
}

/**
 * Where the connector's tables are, and how it is set: INVOICING_DATABASE_URL; else as `npm start` places it, beside
 * DATABASE_URL, or in the embedded PostgreSQL of a platform that runs.
 * @throws ConfigurationError when nothing runs there.
 */
export async function settingsOf(variables: Variables): Promise<Settings> {
  const set = (name: string): string | undefined => variables[name]?.trim() || undefined;
  const home = resolve(set('KENTE_HOME') ?? '.kente');
  const databaseUrl = await databaseOf(set, home);
  const demo = set('INVOICING_DATABASE_URL') === undefined ? await demoOf(home) : {};
  return { databaseUrl, variables: { ...demo, ...given(variables), INVOICING_DATABASE_URL: databaseUrl } };
}

async function databaseOf(set: (name: string) => string | undefined, home: string): Promise<string> {
  const own = set('INVOICING_DATABASE_URL');
  if (own !== undefined) return own;
  const platform = set('DATABASE_URL');
  if (platform === undefined) {
    return runningUrl(home, 'invoicing').catch(() => {
      throw new ConfigurationError(
        `Set INVOICING_DATABASE_URL, or start the platform of ${home} first (npm start): its database is asked then.`,
      );
    });
  }
  if (!URL.canParse(platform)) throw new ConfigurationError('DATABASE_URL is no URL.');
  const beside = new URL(platform);
  beside.pathname = `${beside.pathname}_invoicing`;
  return beside.href;
}

/** What the demo app gives the connector. */
async function demoOf(home: string): Promise<Record<string, string>> {
  try {
    const demo = JSON.parse(await readFile(join(home, 'demo.json'), 'utf8')) as Record<string, string>;
    const { api_url = '', secret_key = '', webhook_secret = '', simulators_url = '' } = demo;
    return {
      ...{ MONO_BASE_URL: api_url, MONO_SECRET_KEY: secret_key, MONO_WEBHOOK_SECRET: webhook_secret },
      ...{ SIMULATORS_URL: simulators_url, CONSOLE_ISSUER: api_url },
    };
  } catch {
    return {};
  }
}

/** Empty variables are none. A secret in a file takes the place of the demo's. */
const given = (variables: Variables): Record<string, string | undefined> => {
  const named = Object.entries(variables).filter(([, value]) => value !== '');
  const files = named
    .filter(([name]) => name.endsWith('_FILE'))
    .map(([name]) => [name.slice(0, -5), undefined] as const);
  return Object.fromEntries([...files, ...named]);
};
