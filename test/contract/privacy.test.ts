import pg from 'pg';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, person } from './person.ts';
import { openSink, openStage, type Sink, type Stage } from './stage.ts';

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

async function settled(): Promise<void> {
  await stage.platform.until('everything was sent', async () => {
    const { rows } = await client.query<{ waiting: string }>(
      `select count(*) as waiting from webhook_deliveries where status = 'pending'`,
    );
    return Number(rows[0]?.waiting) === 0;
  });
}

async function unlink({ account, uploaded }: Person): Promise<void> {
  for (const each of [account, uploaded]) await stage.data('POST', `/v2/accounts/${each}/unlink`, {});
}

/** Where a person can be read while they are here. */
const SEEN = [
  ...['customers', 'accounts', 'transactions', 'events', 'links'],
  ...['income_records', 'enrichment_records', 'category_corrections'],
];
const EMPTIED = [
  ...['statement_jobs', 'statement_pieces', 'link_sessions', 'links', 'consents', 'transactions'],
  ...['statement_imports', 'statement_import_rows'],
  ...['insight_jobs', 'income_records', 'enrichment_records', 'category_corrections'],
];

describe('nothing is left of a person', () => {
  test('who is deleted', async () => {
    const ibrahim = await person(stage, 'Ibrahimovna Danfodiyo', '7654321');
    await settled();
    // The test sees what it looks for, where it can be read: sealed values are not among it.
    const before = await tablesWith(ibrahim.words);
    for (const table of SEEN)
      expect([table, before.some((each) => each.startsWith(`public.${table}:`))]).toEqual([table, true]);
    expect(before.some((each) => each.includes('22007654321'))).toBe(false);
    const pdf = await getDocumentProxy(new Uint8Array(await (await fetch(ibrahim.file)).arrayBuffer()));
    expect(pdf.numPages).toBeGreaterThan(0);

    await unlink(ibrahim);
    await stage.data('DELETE', `/v2/customers/${ibrahim.customer}`);
    // What came of an uploaded file belongs to no person, and is kept for an hour.
    const files = await tablesWith(ibrahim.words);
    expect(files.filter((each) => !each.startsWith('public.enrichment_records:'))).toEqual([]);
    await stage.advance('1h1m');
    await settled();
    expect(await tablesWith(ibrahim.words)).toEqual([]);
    expect((await fetch(ibrahim.file)).status).toBe(404);
    for (const table of EMPTIED) {
      const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
      expect([table, Number(rows[0]?.count)]).toEqual([table, 0]);
    }
  });

  test('who paid by a mandate and on the page', async () => {
    const [first, last, digits] = ['Chukwuemekalam', 'Obiechinaka', '8812345'];
    const words = [first, last, `30${digits}0`, `NIN/${digits}`];
    const person = {
      ...{ email: `${first}@example.com`, first_name: first, last_name: last, phone: `0801${digits}` },
      ...{ address: `${last} Close, Lagos`, identity: { type: 'bvn', number: `2200${digits}` } },
    };
    const customer = (await stage.data('POST', '/v2/customers', person)).id;
    const { id } = await stage.data('POST', '/v3/payments/mandates', {
      ...{ customer, amount: 5_000_000, debit_type: 'variable', description: `Loan of ${last}` },
      ...{
        account_number: `30${digits}0`,
        bank_code: '035',
        reference: 'loan-000000001',
        meta: { nin: `NIN/${digits}` },
      },
      ...{ start_date: '2030-01-01', end_date: '2040-12-31' },
    });
    const debit = { amount: 100_000, reference: 'debit-000000001', narration: `From ${first}` };
    await stage.data('POST', `/v3/payments/mandates/${id}/debit`, debit);
    await stage.data('POST', '/v2/payments/initiate', {
      ...{ customer, amount: 500_000, type: 'onetime-debit', description: `Ticket of ${last}` },
      ...{ reference: 'ticket-000000001' },
    });
    await settled();
    expect((await tablesWith(words)).length).toBeGreaterThan(0);
    await stage.call('PATCH', `/v3/payments/mandates/${id}/cancel`);
    await stage.advance('8d');
    await settled();
    await stage.data('DELETE', `/v2/customers/${customer}`);
    await settled();
    expect(await tablesWith(words)).toEqual([]);
  });

  test('whose account is unlinked, once its history is purged; the customer stays', async () => {
    const zainab = await person(stage, 'Zainabatu Garbadawaki', '1234987');
    await settled();
    await unlink(zainab);
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
    const funmi = await person(stage, 'Oluwafunmilayo Ransomekuti', '5550123');
    const { account, customer } = funmi;
    const before = (await stage.events(account)).map((event) => [event.event, event.event_id, event.timestamp]);
    await unlink(funmi);
    await stage.data('DELETE', `/v2/customers/${customer}`);
    const after = await stage.events(account);
    expect(after.slice(0, -1).map((event) => [event.event, event.event_id, event.timestamp])).toEqual(before);
    expect(after.at(-1)).toMatchObject({ event: 'mono.events.account_unlinked', data: { account: { id: account } } });
    for (const event of after.slice(0, -1)) {
      expect(Object.keys(event.data).sort()).toEqual(['account_id', 'app', 'business', 'forgotten']);
    }
  });
});
