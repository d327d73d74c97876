import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, missing, openSink, openStage, PATTERNS, type Sink, type Stage } from './stage.ts';

/** Contract: financial-data 6, 9.4 and 10. */

let stage: Stage;
let sink: Sink;
const iso = expect.stringMatching(PATTERNS.iso);

const row = (narration: string, type: 'debit' | 'credit', amount: number, date = '2026-03-10') => ({
  ...{ date, amount, narration, type },
});
const ROWS = [
  row('POS PURCHASE SHOPRITE IKEJA LAGOS', 'debit', 1_250_000),
  row('NIP TRANSFER CHARGE', 'debit', 1_000),
  row('AIRTIME PURCHASE MTN 08031234567', 'debit', 50_000),
  row('NIP/ZENITH FOODS LTD/SALARY MARCH 2026', 'credit', 42_000_000),
];

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});

/** An integrator of its own that hears of everything. */
async function listener(): Promise<Awaited<ReturnType<Stage['stranger']>>> {
  const other = await stage.stranger();
  await other.data('POST', '/v2/webhooks', { url: sink.url });
  return other;
}

const told = (other: Pick<Stage, 'events'>, account: string, type: string): Promise<Json> =>
  stage.platform.until(`${type} of ${account}`, async () => (await other.events(account, type)).at(-1));

async function finished(other: Pick<Stage, 'get'>, jobId: string): Promise<Json> {
  return stage.platform.until(`the end of ${jobId}`, async () => {
    const { json } = await other.get(`/v2/accounts/jobs/${jobId}`);
    return json.data.status === 'processing' ? null : json;
  });
}

const CALLS = [
  {
    method: 'POST',
    end: 'transactions/categorise',
    old: 'transaction-categorisation',
    message: 'Categorisation is currently being processed, you will receive a webhook when all transactions are ready',
    name: 'jobs.enrichment.categorisation',
    event: 'mono.events.transaction_categorisation',
  },
  {
    method: 'POST',
    end: 'transactions/metadata',
    old: 'transaction-metadata',
    message:
      'Transaction metadata is currently being processed, you will receive a webhook when all transactions are ready',
    name: 'jobs.enrichment.metadata',
    event: 'mono.events.transaction_metadata',
  },
  {
    method: 'GET',
    end: 'statement/insights',
    old: 'statement-insights',
    message: 'Statement insights is currently being processed, you will receive a webhook when insight is ready',
    name: 'jobs.enrichment.insights',
    event: 'mono.events.statement_insights',
  },
] as const;

describe.each(CALLS)('$method …/$end', ({ method, end, old, message, name, event }) => {
  test('is refused before any work where nobody would hear of it', async () => {
    const deaf = await stage.stranger();
    const account = await deaf.accountWith(ROWS);
    const { status, json } = await deaf.call(method, `/v2/accounts/${account}/${end}`);
    expect([status, json]).toEqual([
      404,
      { status: 'failed', message: 'No webhook found for app', timestamp: iso, data: null },
    ]);
    expect(await deaf.events(account, event)).toEqual([]);
  });

  test('answers with a job, tells its end once, and its record can be read', async () => {
    const other = await listener();
    const account = await other.accountWith(ROWS);
    const { status, json } = await other.call(method, `/v2/accounts/${account}/${end}`);
    expect(status).toBe(200);
    expect(json).toEqual({
      ...{ status: 'processing', message, timestamp: iso },
      data: { jobId: expect.stringMatching(PATTERNS.token), jobStatus: 'processing' },
    });
    const { jobId } = json.data;
    const job = await finished(other, jobId);
    const { environment } = stage.platform;
    expect(job).toEqual({
      ...{ status: 'successful', message: 'Job execution completed', timestamp: iso },
      data: { id: jobId, status: 'finished', name, account, app: expect.any(String), business: expect.any(String) },
    });
    expect(job.data.app).not.toBe(environment.app.id);
    const said = await told(other, account, event);
    expect(said.data).toEqual({
      ...{ account, jobId, status: 'available', message: expect.any(String), action: expect.any(String) },
      ...{ account_id: account, app: job.data.app, business: job.data.business },
    });
    expect(await other.events(account, event)).toHaveLength(1);
    const record = (await other.get(`/v2/enrichments/record/${jobId}`)).json;
    expect(record.meta).toEqual({ total: 1, page: 1, pages: 1, previous: null, next: null });
    expect(record.data[0]).toMatchObject({ app: job.data.app, created_at: iso, updated_at: iso });
    const listed = await other.get(
      old === 'statement-insights' ? `/v1/enrichments/${account}/${old}/records` : `/v1/enrichments/${old}/records`,
    );
    expect(listed.json.data).toEqual(record.data);
  });

  test('starts on its old path too, with an envelope and no data', async () => {
    const other = await listener();
    const account = await other.accountWith(ROWS);
    const { json } = await other.get(`/v1/enrichments/${account}/${old}`);
    expect(json).toEqual({ status: 'processing', message, timestamp: iso, data: null });
    await told(other, account, event);
  });

  test('takes an empty body, null and {} alike', async () => {
    if (method === 'GET') return;
    const other = await listener();
    const account = await other.accountWith(ROWS);
    for (const body of ['', 'null', '{}']) {
      const { status } = await other.call(method, `/v2/accounts/${account}/${end}`, {
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(status).toBe(200);
    }
  });
});

test('a repeat while one runs is the one that runs, and waits for the first fetch', async () => {
  const other = await listener();
  const { account } = await other.data('POST', '/v2/sandbox/link', { persona: 'user_good', password: 'pass_slow' });
  const start = () => other.data('POST', `/v2/accounts/${account}/transactions/categorise`);
  const [first, second] = await Promise.all([start(), start()]);
  expect(second).toEqual(first);
  const record = (await other.get(`/v2/enrichments/record/${first.jobId}`)).json;
  expect(record).toEqual({
    ...{ status: 'processing', message: 'Job is being processed', timestamp: iso },
    data: { jobId: first.jobId, jobStatus: 'processing' },
  });
  await other.data('POST', `/v2/accounts/${account}/unlink`);
  expect((await other.get(`/v2/accounts/jobs/${first.jobId}`)).text).toBe(missing('job'));
}, 30_000);

test.each(['categorise', 'metadata'])(
  '…/transactions/%s takes no body but null and {}',
  async (end) => {
    const other = await listener();
    const account = await other.accountWith(ROWS);
    const path = `/v2/accounts/${account}/transactions/${end}`;
    for (const body of ['', 'null', '{}']) expect((await other.call('POST', path, { body })).status).toBe(200);
    for (const body of ['{"a":1}', '[]', '"a"', '0', '[null]'])
      expect([body, (await other.call('POST', path, { body })).status]).toEqual([body, 400]);
  },
  30_000,
);

describe('a file', () => {
  const upload = async (other: { key: string }, kind: string, file: Blob, name = 'rows.csv') => {
    const form = new FormData();
    form.set('anything', file, name);
    const answer = await fetch(`${stage.platform.url}/v2/enrichments/transaction-${kind}`, {
      ...{ method: 'POST', headers: { 'mono-sec-key': other.key }, body: form },
    });
    return { status: answer.status, json: (await answer.json()) as Json };
  };
  const csv = (text: string): Blob => new Blob([text], { type: 'text/csv' });
  const GOOD = csv('Narration,Type\nPOS PURCHASE SHOPRITE,debit\nSALARY MAY 2026,CREDIT\n');

  test.each(['categorisation', 'metadata'])(
    'is enriched for %s without a webhook, and no event is sent',
    async (kind) => {
      const other = await stage.stranger();
      const { status, json } = await upload(other, kind, GOOD);
      expect([status, json.status]).toEqual([200, 'processing']);
      const { jobId } = json.data;
      expect((await finished(other, jobId)).data).toMatchObject({ account: null, name: `jobs.enrichment.${kind}` });
      const { data } = (await other.get(`/v2/enrichments/record/${jobId}`)).json;
      expect(data[0].transactions).toMatchObject([
        { id: expect.stringMatching(PATTERNS.id), type: 'debit', narration: 'POS PURCHASE SHOPRITE' },
        { type: 'credit', narration: 'SALARY MAY 2026', category: 'salary' },
      ]);
      if (kind === 'metadata')
        expect(data[0].transactions[0]).toMatchObject({ channel: 'POS', location: expect.any(String) });
      expect((await other.get('/v2/events')).json.data).toEqual([]);
    },
  );

  test('of many rows comes in pages that fold to the whole', async () => {
    const other = await stage.stranger();
    const lines = Array.from({ length: 12_345 }, (_, index) => `debit,POS PURCHASE ${index}`);
    const { json } = await upload(other, 'categorisation', csv(`Type,Narration\n${lines.join('\n')}`));
    await finished(other, json.data.jobId);
    const narrations: string[] = [];
    let path: string | null = `/v2/enrichments/record/${json.data.jobId}`;
    for (let pages = 0; path !== null; pages += 1) {
      expect(pages).toBeLessThan(5);
      const page: Json = (await other.get(path)).json;
      expect(page.meta).toMatchObject({ total: 13, pages: 2 });
      for (const { transactions } of page.data) narrations.push(...transactions.map((each: Json) => each.narration));
      path = page.meta.next === null ? null : new URL(page.meta.next).pathname + new URL(page.meta.next).search;
    }
    expect(narrations).toEqual(lines.map((line) => line.replace('debit,', '')));
  }, 30_000);

  test('tells every bad row with its number', async () => {
    const { status, json } = await upload(stage, 'metadata', csv('Type,Narration\ndebit,A\nsent,B\nCREDIT,C\nx,D'));
    expect([status, json]).toEqual([
      400,
      {
        ...{ status: 'failed', message: 'row 3: Type must be debit or credit (and 1 more)', timestamp: iso },
        data: [
          { row: 3, field: 'Type', message: 'row 3: Type must be debit or credit' },
          { row: 5, field: 'Type', message: 'row 5: Type must be debit or credit' },
        ],
      },
    ]);
  });

  test.each([
    ['a PDF', new Blob(['%PDF-1.7 …'], { type: 'application/pdf' }), 'statement.pdf'],
    ['a picture under a name of another kind', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])]), 'rows.csv'],
    ['JSON', new Blob(['[{"Type":"debit","Narration":"A"}]']), 'rows.csv'],
  ])('that is %s is refused', async (_what, file, name) => {
    const { status, json } = await upload(stage, 'categorisation', file, name);
    expect([status, json.message, json.data]).toEqual([400, 'wrong file type', null]);
  });

  test('beside another file is refused: one of them would be dropped', async () => {
    const form = new FormData();
    for (const name of ['one.csv', 'two.csv']) form.append(name, GOOD, name);
    const answer = await fetch(`${stage.platform.url}/v2/enrichments/transaction-categorisation`, {
      ...{ method: 'POST', headers: { 'mono-sec-key': stage.key }, body: form },
    });
    const { message, data } = (await answer.json()) as Json;
    expect([answer.status, message, data]).toEqual([400, 'The form has more than one file. Send one.', null]);
  });

  test('that does not come in a form is refused', async () => {
    const { status, json } = await stage.call('POST', '/v2/enrichments/transaction-metadata', { body: '{}' });
    expect([status, json.message]).toEqual([400, 'wrong file type']);
  });

  test('of 100 MB is refused early, whether its length is told or not', async () => {
    const before = process.memoryUsage().rss;
    const megabyte = `debit,${'POS PURCHASE '.repeat(80)}\n`.repeat(1_000);
    const length = await upload(stage, 'metadata', csv(`Type,Narration\n${megabyte.repeat(96)}`));
    expect([length.status, length.json.message]).toEqual([413, 'The request body is too large.']);
    const chunks = (async function* () {
      yield Buffer.from('--b\r\ncontent-disposition: form-data; name="f"; filename="f.csv"\r\n\r\nType,Narration\n');
      for (let sent = 0; sent < 20; sent += 1) yield Buffer.from(megabyte);
      yield Buffer.from('\r\n--b--\r\n');
    })();
    const unknown = await fetch(`${stage.platform.url}/v2/enrichments/transaction-metadata`, {
      method: 'POST',
      headers: { 'mono-sec-key': stage.key, 'content-type': 'multipart/form-data; boundary=b' },
      body: ReadableStream.from(chunks),
      duplex: 'half',
    } as RequestInit);
    expect(unknown.status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  }, 60_000);

  test('is forgotten an hour later, by the environment’s own clock', async () => {
    const other = await stage.stranger();
    const { json } = await upload(other, 'categorisation', GOOD);
    await finished(other, json.data.jobId);
    await other.advance('59m');
    expect((await other.get(`/v2/enrichments/record/${json.data.jobId}`)).status).toBe(200);
    await other.advance('2m');
    for (const path of [`/v2/enrichments/record/${json.data.jobId}`, `/v2/accounts/jobs/${json.data.jobId}`])
      expect((await other.get(path)).text).toBe(missing('job'));
  });
});

describe('who may not', () => {
  const paths = ['/v2/enrichments/corrections', '/v2/enrichments/record/A0b1C2d3E4f5A0b1C2d3'];

  test('another product’s key is told so in the words of enrichment', async () => {
    const other = await stage.stranger({ products: ['payments'] });
    for (const path of paths) {
      const { status, json } = await other.get(path);
      expect([status, json.message]).toEqual([
        ...[401, 'Unauthorized key. Enable the app for Mono Connect or contact support.'],
      ]);
    }
  });

  test('a business for which enrichment is off, whatever it asks', async () => {
    const other = await stage.stranger();
    const { tenancy } = stage.platform.modules;
    const { business } = await tenancy.environment(other.environmentId as never);
    await tenancy.changeBusiness(business.id, { enrichment: false });
    for (const path of paths) {
      const { status, json } = await other.get(path);
      expect([status, json.message]).toEqual([
        ...[403, 'Your Business is not authorized to access this endpoint, kindly contact support.'],
      ]);
    }
    await tenancy.changeBusiness(business.id, { enrichment: true });
    expect((await other.get('/v2/enrichments/corrections')).status).toBe(200);
  });
});

describe('a corrected category', () => {
  const PAYEE = 'NIP TRANSFER TO ADUNNI BABATUNDE STORES REF:0012';
  const set = (other: Pick<Stage, 'call'>, account: string, id: string, body: object) =>
    other.call('PUT', `/v2/accounts/${account}/transactions/${id}/category`, { body });
  const rowsOf = async (other: Pick<Stage, 'get'>, account: string): Promise<Json[]> =>
    (await other.get(`/v2/accounts/${account}/transactions?limit=100`)).json.data;

  test('stays over re-syncs and re-categorisation, in the list, in the feed and as an event', async () => {
    const other = await listener();
    await other.data('POST', '/v2/webhooks', { url: `${sink.url}/all`, events: ['*', 'transaction.*'] });
    const account = await other.accountWith(ROWS);
    const [first] = await rowsOf(other, account);
    const cursor = (await other.data('GET', `/v2/accounts/${account}/transactions/sync`)).next_cursor;
    const direction = first.type === 'credit' ? 'gifts_and_donations' : 'travel';
    const { status, json } = await set(other, account, first.id, { category: direction });
    expect([status, json.data.transaction, json.data.correction]).toEqual([
      200,
      { ...first, category: direction },
      null,
    ]);
    const feed = await other.data('GET', `/v2/accounts/${account}/transactions/sync?cursor=${cursor}`);
    expect(feed.modified).toMatchObject([{ id: first.id, category: direction }]);
    expect((await told(other, account, 'transaction.updated')).data.transaction).toMatchObject({
      ...{ id: first.id, category: direction },
    });
    await other.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    const { jobId } = await other.data('POST', `/v2/accounts/${account}/transactions/categorise`);
    await finished(other, jobId);
    expect((await rowsOf(other, account)).find(({ id }) => id === first.id)?.category).toBe(direction);
    const back = await set(other, account, first.id, { category: null });
    expect(back.json.data.transaction.category).toBe(first.category);
  });

  test('that is remembered is given to rows to come, and to old ones when they are categorised again', async () => {
    const other = await listener();
    const account = await other.accountWith([row(PAYEE, 'debit', 100_000), row(PAYEE, 'debit', 200_000, '2026-03-09')]);
    const [first] = await rowsOf(other, account);
    const { json } = await set(other, account, first.id, { category: 'rent', remember: true });
    expect(json.data.correction).toMatchObject({ type: 'debit', about: 'counterparty', category: 'rent', account });
    await other.show(account, [row(PAYEE, 'debit', 300_000, '2026-03-11')]);
    const found = async () => (await rowsOf(other, account)).map(({ amount, category }) => [amount, category]);
    expect(await found()).toContainEqual([300_000, 'rent']);
    const { jobId } = await other.data('POST', `/v2/accounts/${account}/transactions/categorise`);
    await finished(other, jobId);
    expect(new Set((await found()).map(([, category]) => category))).toEqual(new Set(['rent']));

    const listed = (await other.get('/v2/enrichments/corrections')).json;
    expect(listed.data).toEqual([json.data.correction]);
    expect(listed.meta).toMatchObject({ total: 1 });
    await other.data('DELETE', `/v2/enrichments/corrections/${json.data.correction.id}`);
    expect((await other.get('/v2/enrichments/corrections')).json.data).toEqual([]);
    await finished(other, (await other.data('POST', `/v2/accounts/${account}/transactions/categorise`)).jobId);
    const after = await found();
    expect(after.filter(([, category]) => category === 'rent')).toEqual([[first.amount, 'rent']]);
  });

  test('is refused where it does not fit, or would hit rows that have nothing in common', async () => {
    const account = await stage.accountWith([
      row('NIP TRANSFER CHARGE', 'debit', 1_000),
      row('TRANSFER', 'debit', 900),
    ]);
    const rows = await rowsOf(stage, account);
    for (const { id, narration } of rows) {
      for (const [body, words] of [
        [{ category: 'salary' }, /not for a debit/],
        [{ category: 'holidays' }, /must be one of/],
        [{ category: 'travel', remember: true }, /cannot be remembered/],
      ] as const) {
        const { status, json } = await set(stage, account, id, body);
        expect({ narration, body, status }).toEqual({ narration, body, status: 400 });
        expect(json.message).toMatch(words);
      }
    }
    expect((await rowsOf(stage, account)).map(({ category }) => category)).toEqual(
      rows.map(({ category }) => category),
    );
  });
});
