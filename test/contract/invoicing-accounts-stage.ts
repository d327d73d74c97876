import pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** Contract: invoicing 2 and 3.1, 3.2, 3.5, 3.6, against the real platform over HTTP. */

export const LINK = '/si/mono/widget-link';
export const EXCHANGE = '/si/mono/exchange';
export const ACCOUNTS = '/si/mono/accounts';
export const NOBODY = '0'.repeat(24);
export const person = {
  customer: { name: 'Bisi Adeyemi', email: 'bisi@example.com' },
  redirectUrl: 'https://app.example/done',
};

export let platform: TestPlatform;
export let connector: TestConnector;
export let ours: TestOrganisation;
export let theirs: TestOrganisation;
export const reached = new Set<string>();
const onAnswer = ({ method, path }: { method: string; path: string }, status: number): void => {
  reached.add(`${method} ${path} ${status}`);
};

export const beside = (settings: Record<string, string>, upstream: Partial<{ url: string; secretKey: string }> = {}) =>
  testConnector({
    ...{ databaseUrl: connector.databaseUrl, settings, onAnswer },
    upstream: { url: platform.url, secretKey: platform.secretKey, ...upstream },
  });

/** Platform and connector of a test file, opened once. */
export function openStage(): void {
  beforeAll(async () => {
    platform = await testPlatform({ simulators: true });
    connector = await testConnector({ upstream: { url: platform.url, secretKey: platform.secretKey }, onAnswer });
    ours = await connector.organisation();
    theirs = await connector.organisation('Dantata Textiles Ltd');
  }, 90_000);
  afterAll(async () => {
    await connector?.close();
    await platform?.close();
  });
}

export const post = (path: string, body: unknown, key = ours.keys.sandbox, headers = {}): Promise<Answer> =>
  connector.call('POST', path, { key, body, headers });
export const get = (path: string, key = ours.keys.sandbox): Promise<Answer> => connector.call('GET', path, { key });

/** A finished link: a fresh account of the simulated banks, unless one is named. */
export async function code(more: object = {}): Promise<{ code: string; account: string }> {
  return (await platform.call('POST', '/v2/sandbox/link', { body: { persona: `user_good`, ...more } })).json.data;
}

let people = 0;
/** Somebody whom no other test knows. */
export const somebody = () => {
  people += 1;
  return { persona: `person.${people}` };
};

export async function linked(key = ours.keys.sandbox): Promise<string> {
  const answer = await post(EXCHANGE, { code: (await code(somebody())).code }, key);
  expect(answer.status).toBe(200);
  return answer.json.data.id;
}

export async function rows(table: string, accountId: string): Promise<number> {
  const client = new pg.Client({ connectionString: connector.databaseUrl });
  await client.connect();
  const column = table === 'accounts' ? 'id' : 'account_id';
  const { rows: found } = await client.query(`select count(*)::int as n from ${table} where ${column} = $1`, [
    accountId,
  ]);
  await client.end();
  return found[0].n;
}
