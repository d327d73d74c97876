import { createHmac } from 'node:crypto';
import { SettableClock } from '@kente/kit/clock';
import pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** Contract: invoicing 3.3, 3.10 and 5, against the real platform over HTTP. */

export const WEBHOOK = '/si/mono/webhook';
export const STATUS = '/si/mono/webhook-status';
export const SECRET = 'test_secret';
/** The vector of the contract. */
export const AT = 1_766_664_000;
export const BODY = '{"event":"transaction.settled","account":"acc_123","data":{"id":"tx_1","amount":250000}}';
export const SIGNATURE = 'd8033f7eb42b852d2a559d0f7b4ba0835a53c27c9288f37fec0551175ec9984b';
export const SIGNED = { 'x-mono-timestamp': String(AT), 'x-mono-signature': SIGNATURE };
export const STATIC = { 'mono-webhook-secret': SECRET };

export let platform: TestPlatform;
export let connector: TestConnector;
export let ours: TestOrganisation;
export let database: pg.Client;
export const clock = new SettableClock(new Date(AT * 1_000));
export const reached = new Set<string>();
export const onAnswer = ({ method, path }: { method: string; path: string }, status: number): void => {
  reached.add(`${method} ${path} ${status}`);
};

export const beside = (settings: Record<string, string>, shared = true) =>
  testConnector({
    ...{ clock, onAnswer, settings: { MONO_WEBHOOK_SECRET: SECRET, ...settings } },
    ...(shared ? { databaseUrl: connector.databaseUrl } : {}),
    upstream: { url: platform.url, secretKey: platform.secretKey },
  });

/** Platform and connector of a test file, opened once. */
export function openStage(): void {
  beforeAll(async () => {
    platform = await testPlatform({ simulators: true });
    connector = await beside({}, false);
    ours = await connector.organisation();
    database = new pg.Client({ connectionString: connector.databaseUrl });
    await database.connect();
  }, 90_000);
  afterAll(async () => {
    await database?.end();
    await connector?.close();
    await platform?.close();
  });
}

export const deliver = (body: unknown, headers: Record<string, string> = STATIC, at = connector): Promise<Answer> =>
  at.call('POST', WEBHOOK, { body, headers: { 'content-type': 'application/json', ...headers } });

export function signed(body: string, seconds = Math.floor(clock.now().getTime() / 1_000)): Record<string, string> {
  const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
  return { 'x-mono-timestamp': String(seconds), 'x-mono-signature': signature };
}

export async function actionOf(body: object): Promise<string> {
  const { status, json } = await deliver(body);
  expect(status).toBe(200);
  return json.data.action;
}

export const status = async (key = ours.keys.sandbox, at = connector) =>
  (await at.call('GET', STATUS, { key })).json.data;

/** What the last 24 hours have more of once something happened. */
export async function counted(happens: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = (await status()).last24h;
  await happens();
  const after = (await status()).last24h;
  return Object.fromEntries(
    Object.keys(after).flatMap((name) => (after[name] === before[name] ? [] : [[name, after[name] - before[name]]])),
  );
}

let people = 0;
/** Somebody whom no other test knows. */
export const link = async (): Promise<{ code: string; account: string }> =>
  (await platform.call('POST', '/v2/sandbox/link', { body: { persona: `webhook.person${++people}` } })).json.data;

export async function linked(by = ours): Promise<string> {
  const { code } = await link();
  return (await connector.call('POST', '/si/mono/exchange', { key: by.keys.sandbox, body: { code } })).json.data.id;
}

let moments = 0;
/** Later than everything that came before: what is newest is told by time. */
export const tick = (): void => clock.set(new Date(AT * 1_000 + (1_000 + ++moments) * 1_000));
export const backAgain = (): void => clock.set(new Date(AT * 1_000));

let events = 0;
export const eventId = (): string => `evt_${String(++events).padStart(24, '0')}`;

/** A receipt of ₦50,000 for an invoice. */
export function settled(account: string, row: object = {}, more: object = {}) {
  const transaction = {
    ...{ id: `tx_${++events}`, narration: 'NIP/EXAMPLE VENTURES LTD/INV-204 web design', amount: 5_000_000 },
    ...{ type: 'credit', currency: 'NGN', balance: 9_000_000, date: '2025-12-25T11:00:00.000Z', status: 'posted' },
    ...{ reference: 'INV-204', counterparty: { name: 'EXAMPLE VENTURES LTD', account_number: null, bank: null } },
    ...row,
  };
  const data = { account, account_id: account, transaction };
  return { event: 'transaction.settled', event_id: eventId(), timestamp: clock.now().toISOString(), data, ...more };
}

export async function rows(
  account: string,
): Promise<{ id: string; status: string; result: string; removed: boolean }[]> {
  const found = await database.query(
    `select id, status, result, removed_at is not null as removed from bank_transactions where account_id = $1 order by id`,
    [account],
  );
  return found.rows;
}

export const invoicesOf = async (account: string): Promise<number> =>
  (await database.query('select count(*)::int as n from invoices where account_id = $1', [account])).rows[0].n;

export const isLinked = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const list = await connector.call('GET', '/si/mono/accounts?linkedOnly=true', { key: ours.keys.sandbox });
  return list.json.data.find((row: { id: string }) => row.id === id);
};
