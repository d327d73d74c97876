import pg from 'pg';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type Json, openSink, openStage, type Sink, type Stage } from './stage.ts';

/**
 * Deleting a customer, and unlinking with a purge, leave nothing of a person: links, uses and deletes them, then reads
 * every table of the platform as text. What the simulated banks hold is the outside world, and not looked at.
 */

let stage: Stage;
let sink: Sink;
let client: pg.Client;

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
  await stage.data('POST', '/v2/webhooks', { url: sink.url, events: ['*', 'transaction.*'] });
  client = new pg.Client({ connectionString: stage.platform.databaseUrl });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client?.end();
  await stage?.close();
  await sink?.close();
});

/** Every row of every table of the platform and its jobs: text, and bytes as what they are. */
async function everything(): Promise<{ table: string; text: string }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and (table_schema = 'public' or table_schema = 'graphile_worker')`,
  );
  const dump: { table: string; text: string }[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query(`select * from ${name} t`);
    const text = found.flatMap((row) => Object.values(row).map(readable)).join('\n');
    dump.push({ table: name, text });
  }
  return dump;
}

function readable(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function tablesWith(words: readonly string[]): Promise<string[]> {
  const found = (await everything()).flatMap(({ table, text }) =>
    words.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${table}: ${word}`),
  );
  return found.sort();
}

interface Person {
  customer: string;
  account: string;
  file: string;
  /** What only this person has. */
  words: string[];
}

/** Somebody who has been through everything that the platform offers. */
async function person(name: string, digits: string): Promise<Person> {
  const [first = '', last = ''] = name.split(' ');
  const made = await stage.data('POST', '/v2/customers', {
    ...{
      first_name: first,
      last_name: last,
      email: `${first}@kano.example`,
      phone: `0803${digits}`,
      address: `${last} Street`,
    },
    identity: { type: 'bvn', number: `2200${digits}` },
  });
  const customer: string = made.id;
  // A link that is never used, one that is, and a renewed consent.
  await stage.data('POST', '/v2/accounts/initiate', {
    scope: 'auth',
    customer: { id: customer },
    meta: { ref: `ref-${last}` },
  });
  const opened = await stage.data('POST', '/v2/connect/session', {
    ...{ institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data' },
    ...{ customer: { id: customer }, meta: { ref: `ref-${last}` } },
  });
  const headers = { 'x-session-id': opened.session.id };
  const login = { username: first.toLowerCase(), password: 'pass_good' };
  const { json } = await stage.call('POST', '/v2/connect/login', { headers, body: login });
  const account: string = (await stage.data('POST', '/v2/accounts/auth', { code: json.data.code })).id;
  await stage.fetched(account);
  await stage.data('POST', '/v2/accounts/initiate', { scope: 'reauth', account, meta: { ref: `ref-${last}` } });

  const narration = `NIP/${name.toUpperCase()}/RENT ${digits}`;
  await stage.show(account, [
    { date: '2026-03-01', amount: 100_00, type: 'debit', narration, status: 'pending', provider_id: 'p-1' },
  ]);
  await stage.show(account, [
    { date: '2026-03-01', amount: 100_00, type: 'debit', narration, status: 'posted', provider_id: 'p-1' },
  ]);
  const paths = [
    '',
    '/identity',
    '/balance',
    '/transactions',
    '/transactions/sync',
    '/statement',
    '/credits',
    '/debits',
  ];
  for (const path of paths) await stage.get(`/v2/accounts/${account}${path}`, { 'x-realtime': 'true' });
  await stage.post(`/v2/accounts/${account}/sync`);
  await stage.get(`/v2/customers/${customer}/transactions`);
  const ordered = await stage.data('GET', `/v2/accounts/${account}/statement?output=pdf`);
  const job = await stage.platform.until('the statement is built', async () => {
    const data = await stage.data('GET', `/v2/accounts/${account}/statement/jobs/${ordered.id}`);
    return data.status === 'BUILT' ? data : null;
  });
  const file = job.path.replace(stage.platform.modules.config.publicUrl, stage.platform.url);
  const held = (await stage.get(`/v2/accounts/${account}/transactions?limit=100`)).json.data;
  const details = await stage.details(account);
  const words = [
    ...[first, last, `0803${digits}`, `2200${digits}`, `ref-${last}`, details.account.name],
    ...[details.account.account_number, narration, ...held.slice(0, 30).map((row: Json) => row.narration)],
  ];
  return { customer, account, file, words: words.filter((word) => word.length > 5) };
}

async function settled(): Promise<void> {
  await stage.platform.until('everything was sent', async () => {
    const { rows } = await client.query<{ waiting: string }>(
      `select count(*) as waiting from webhook_deliveries where status = 'pending'`,
    );
    return Number(rows[0]?.waiting) === 0;
  });
}

describe('nothing is left of a person', () => {
  test('who is deleted', async () => {
    const ibrahim = await person('Ibrahimovna Danfodiyo', '7654321');
    await settled();
    // The test sees what it looks for, where it can be read: sealed values are not among it.
    const before = await tablesWith(ibrahim.words);
    for (const table of ['customers', 'accounts', 'transactions', 'events', 'links']) {
      expect(before.some((each) => each.startsWith(`public.${table}:`))).toBe(true);
    }
    expect(before.some((each) => each.includes('22007654321'))).toBe(false);
    const pdf = await getDocumentProxy(new Uint8Array(await (await fetch(ibrahim.file)).arrayBuffer()));
    expect(pdf.numPages).toBeGreaterThan(0);

    await stage.data('POST', `/v2/accounts/${ibrahim.account}/unlink`, {});
    await stage.data('DELETE', `/v2/customers/${ibrahim.customer}`);
    await settled();
    expect(await tablesWith(ibrahim.words)).toEqual([]);
    expect((await fetch(ibrahim.file)).status).toBe(404);
    for (const table of ['statement_jobs', 'statement_pieces', 'link_sessions', 'links', 'consents', 'transactions']) {
      const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
      expect([table, Number(rows[0]?.count)]).toEqual([table, 0]);
    }
  });

  test('whose account is unlinked, once its history is purged; the customer stays', async () => {
    const zainab = await person('Zainabatu Garbadawaki', '1234987');
    await settled();
    await stage.data('POST', `/v2/accounts/${zainab.account}/unlink`, {});
    expect((await tablesWith(zainab.words)).some((each) => each.startsWith('public.transactions:'))).toBe(true);
    await stage.advance('30d1m');
    await settled();
    const left = await tablesWith(zainab.words);
    const own = ['public.customers', 'public.links'];
    expect(left.filter((each) => !own.some((table) => each.startsWith(`${table}:`)))).toEqual([]);
    expect(left.some((each) => each.startsWith('public.customers:'))).toBe(true);
    expect((await stage.get(`/v2/customers/${zainab.customer}`)).status).toBe(200);
  });

  test('and the log still tells what happened to which account, in its order', async () => {
    const { account, customer } = await person('Oluwafunmilayo Ransomekuti', '5550123');
    const before = (await stage.events(account)).map((event) => [event.event, event.event_id, event.timestamp]);
    await stage.data('POST', `/v2/accounts/${account}/unlink`, {});
    await stage.data('DELETE', `/v2/customers/${customer}`);
    const after = await stage.events(account);
    expect(after.slice(0, -1).map((event) => [event.event, event.event_id, event.timestamp])).toEqual(before);
    expect(after.at(-1)).toMatchObject({ event: 'mono.events.account_unlinked', data: { account: { id: account } } });
    for (const event of after.slice(0, -1)) {
      expect(Object.keys(event.data).sort()).toEqual(['account_id', 'app', 'business', 'forgotten']);
    }
  });
});
