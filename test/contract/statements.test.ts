import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, type Json, missing, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 2.6, 2.7, 4.8, 4.12, 10. */

let stage: Stage;
let account: string;
let publicUrl: string;
const ROW = { type: 'debit', narration: '', amount: 0, balance: null };

const credit = (date: string, amount: number, narration: string) => ({
  ...ROW,
  date,
  amount,
  narration,
  type: 'credit',
});
const debit = (date: string, amount: number, narration: string) => ({ ...ROW, date, amount, narration });

/** The clock stands at 15 March 2026, 10:00 in Lagos. */
const ROWS = [
  debit('2025-03-14T22:59:59.000Z', 1, 'last second before the twelve months'),
  debit('2025-03-14T23:00:00.000Z', 2, 'first second of the twelve months'),
  credit('2025-11-30T23:30:00.000Z', 40_000_00, 'NIP/Ọláwálé Adébáyọ̀/SALARY'),
  debit('2026-01-31', 5_000_00, 'only a day'),
  debit('2026-02-14T23:00:00.000Z', 300_00, 'a month ago to the second'),
  debit('2026-03-15', 200_00, 'today, only a day'),
  { ...debit('2026-03-15T08:00:00.000Z', 999_00, 'CARD HOLD SHOPRITE'), status: 'pending', provider_id: 'hold-1' },
];

beforeAll(async () => {
  stage = await openStage();
  publicUrl = stage.platform.modules.config.publicUrl;
  await stage.data('POST', '/v2/sandbox/clock', { now: '2026-03-15T09:00:00.000Z' });
  account = await stage.accountWith(ROWS);
}, 60_000);
afterAll(() => stage?.close());

const statement = (query = '', of = account) => stage.get(`/v2/accounts/${of}/statement${query}`);
const narrations = async (query: string): Promise<string[]> =>
  (await statement(query)).json.data.map(({ narration }: Json) => narration);

describe('as JSON', () => {
  test('is an array, oldest first, with exactly the members of the contract, and the count', async () => {
    const { json, headers } = await statement();
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(Object.keys(json)).toEqual(['status', 'message', 'timestamp', 'data', 'meta']);
    expect(json).toMatchObject({
      ...{ status: 'successful', message: 'Successfully fetched statement' },
      ...{ timestamp: expect.stringMatching(PATTERNS.iso), meta: { count: 5 } },
    });
    expect(json.data.map(({ amount }: Json) => amount)).toEqual([2, 40_000_00, 5_000_00, 300_00, 200_00]);
    for (const row of json.data) {
      const members = ['id', '_id', 'type', 'amount', 'narration', 'balance', 'date', 'category', 'currency'];
      expect(Object.keys(row)).toEqual(members);
      expect([row.id, row.currency]).toEqual([row._id, 'NGN']);
    }
  });

  test('a pending row is no part of it, and the rows are those of the list', async () => {
    const listed = (await stage.get(`/v2/accounts/${account}/transactions?paginate=false`)).json.data;
    const byId = new Map(listed.map((row: Json) => [row.id, row]));
    const { data } = (await statement()).json;
    expect(await narrations('')).not.toContain('CARD HOLD SHOPRITE');
    for (const row of data) expect(byId.get(row.id)).toMatchObject(row);
  });

  test('format=v2 is an object with the lengths in days', async () => {
    const { json } = await statement('?format=v2');
    expect(Object.keys(json)).toEqual(['status', 'message', 'timestamp', 'data']);
    expect(Object.keys(json.data)).toEqual(['count', 'requested_length', 'available_length', 'statement']);
    expect(json.data).toMatchObject({ count: 5, requested_length: 365, available_length: 365 });
    const members = ['id', '_id', 'type', 'amount', 'balance', 'date', 'narration', 'currency'];
    expect(Object.keys(json.data.statement[0])).toEqual(members);
    const month = (await statement('?format=V2&period=last1month')).json.data;
    expect(month).toMatchObject({ count: 2, requested_length: 28, available_length: 29 - 1 });
  });

  test.each([
    ['?period=last1month', ['a month ago to the second', 'today, only a day']],
    ['?period=last1months', ['a month ago to the second', 'today, only a day']],
    ['?period=LAST2MONTHS', ['only a day', 'a month ago to the second', 'today, only a day']],
    ['?period=&output=&format=', null],
    ['?output=JSON', null],
  ])('%s', async (query, expected) => {
    expect(await narrations(query)).toEqual(expected ?? (await narrations('')));
  });

  test.each([
    ['period=last0months', 'period'],
    ['period=last13months', 'period'],
    ['period=12', 'period'],
    ['period=last_6_months', 'period'],
    ['output=csv', 'output'],
    ['format=v3', 'format'],
  ])('%s: 400 that names the field', async (query, field) => {
    for (const path of ['/v2/accounts', '/accounts', '/v1/accounts']) {
      const { status, json } = await stage.get(`${path}/${account}/statement?${query}`);
      expect([status, json.data.map((each: Json) => each.field)]).toEqual([400, [field]]);
    }
  });

  test('every mistake is told at once, and format is refused for PDF in the words of the contract', async () => {
    const { json } = await statement('?period=x&output=pdf&format=v2');
    expect(json.data).toHaveLength(2);
    const { status, json: refused } = await statement('?output=pdf&format=v2');
    expect([status, refused.message]).toEqual([400, 'format is not supported for PDF output']);
  });

  test('an account without rows has the empty form', async () => {
    const empty = await stage.accountWith([]);
    await stage.platform.until(
      'it is there',
      async () => (await stage.details(empty)).meta.data_status === 'AVAILABLE',
    );
    const held = (await stage.get(`/v2/accounts/${empty}/transactions`)).json.meta.total;
    const { json } = await statement('?period=last1month&format=v2', empty);
    if (held === 0) expect(json.data).toMatchObject({ count: 0, available_length: 0, statement: [] });
    expect((await statement('', 'nonsense')).text).toBe(ACCOUNT_MISSING);
  });

  test('x-realtime asks the bank first', async () => {
    const { headers } = await stage.get(`/v2/accounts/${account}/statement`, { 'x-realtime': 'true' });
    expect(headers['x-job-id']).toMatch(PATTERNS.token);
    const { json } = await stage.get(`/v2/accounts/${account}/jobs/${headers['x-job-id']}`);
    expect(json.data.name).toBe('jobs.accounts.sync_statement');
  });

  test.each(['', '/v1'])('the old route under "%s" is bare', async (prefix) => {
    const { json } = await stage.get(`${prefix}/accounts/${account}/statement`);
    expect(Object.keys(json)).toEqual(['meta', 'data']);
    expect(json.meta).toEqual({ count: 5, requested_length: 365, available_length: 365 });
    expect(Object.keys(json.data[0])).toEqual(['_id', 'type', 'amount', 'narration', 'date', 'balance']);
  });
});

describe('as PDF', () => {
  const built = async (query: string, of = account): Promise<Json> => {
    const { data } = (await statement(query, of)).json;
    return stage.platform.until('the statement is built', async () => {
      const job = (await stage.get(`/v2/accounts/${of}/statement/jobs/${data.id}`)).json.data;
      return job.status === 'BUILDING' ? null : job;
    });
  };
  const file = (job: Json) => fetch(job.path.replace(publicUrl, stage.platform.url));
  const textOf = async (answer: Response): Promise<string[]> => {
    const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const pages: string[] = [];
    for (let at = 1; at <= pdf.numPages; at += 1) {
      const { items } = await (await pdf.getPage(at)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    return pages;
  };

  test('is ordered at once, built in the background, and opened without a key', async () => {
    const { json } = await statement('?output=pdf&period=last12months');
    expect(json).toMatchObject({ status: 'successful', message: 'Successfully fetched statement' });
    expect(Object.keys(json.data)).toEqual(['id', 'status', 'path']);
    expect(json.data.id).toMatch(PATTERNS.token);
    expect(json.data.path).toMatch(/\/statements\/[A-Za-z0-9]{20}\.pdf$/);
    expect(json.data.path).not.toContain(json.data.id);
    const job = await built('?output=pdf');
    expect(job).toMatchObject({ status: 'BUILT' });
    const answer = await file(job);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="statement.pdf"');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const [page = ''] = await textOf(answer);
    for (const part of [
      'GTBank',
      'Statement of account',
      '15 Mar 2025 – 15 Mar 2026',
      'Page 1 of 1',
      'Adire Finance Ltd',
      'Ọláwálé Adébáyọ̀'.normalize('NFC'),
      '40,000.00',
      '31 Jan 2026',
      '₦ 40,000.00',
      '₦ 5,500.02',
      'Money in (1)',
      'Money out (4)',
      'simulated data',
    ]) {
      expect(page.normalize('NFC')).toContain(part);
    }
    expect(page).not.toContain('CARD HOLD');
  });

  test('is 404 until it is built, and again when its day is over: the same as a name that never was', async () => {
    const unknown = await stage.get('/statements/A0b1C2d3E4f5A0b1C2d3.pdf');
    expect([unknown.status, unknown.text]).toEqual([404, missing('statement')]);
    for (const name of ['x', '%2e%2e%2fetc', "'", '\u0000', 'A0b1C2d3E4f5A0b1C2d3x']) {
      expect((await stage.get(`/statements/${encodeURIComponent(name)}.pdf`)).text).toBe(unknown.text);
    }
    const own = await stage.accountWith(ROWS.slice(1, 4));
    const job = await built('?output=pdf', own);
    expect((await file(job)).status).toBe(200);
    await stage.advance('23h59m');
    expect((await file(job)).status).toBe(200);
    await stage.advance('2m');
    const late = await file(job);
    expect([late.status, await late.text()]).toEqual([404, unknown.text]);
    const after = (await stage.get(`/v2/accounts/${own}/statement/jobs/${job.id}`)).json.data;
    expect(after.status).toBe('BUILT');
  });

  test('of an account that is unlinked is gone at once, and its job with it', async () => {
    const own = await stage.accountWith(ROWS.slice(1, 4));
    const job = await built('?output=pdf', own);
    await stage.post(`/v2/accounts/${own}/unlink`);
    expect((await file(job)).status).toBe(404);
    expect((await stage.get(`/v2/accounts/${own}/statement/jobs/${job.id}`)).text).toBe(ACCOUNT_MISSING);
  });

  test('a job of another account, or none, is the 404 of a job', async () => {
    const job = await built('?output=pdf');
    const other = await stage.accountWith([]);
    for (const id of [job.id, 'nonsense', 'A0b1C2d3E4f5A0b1C2d3']) {
      const { text } = await stage.get(`/v2/accounts/${other}/statement/jobs/${id}`);
      expect(text).toBe(missing('job'));
    }
  });

  test.each(['', '/v1'])('the old routes under "%s" answer bare', async (prefix) => {
    const { json } = await stage.get(`${prefix}/accounts/${account}/statement?output=pdf`);
    expect(Object.keys(json)).toEqual(['id', 'status', 'path']);
    const job = await stage.get(`${prefix}/accounts/${account}/statement/jobs/${json.id}`);
    expect(Object.keys(job.json)).toEqual(['id', 'status', 'path']);
  });
});

describe('credits and debits', () => {
  test('are summed by local month, newest first, with the months between', async () => {
    const { json } = await stage.get(`/v2/accounts/${account}/credits`);
    // 23:30 UTC on 30 November is December in Lagos.
    expect(json).toMatchObject({
      ...{ status: 'successful', message: 'Data retrieved successfully' },
      data: {
        ...{ total: 40_000_00, transactions_count: 1 },
        history: [{ period: '2025-12', amount: 40_000_00, transactions_count: 1 }],
      },
    });
    const debits = (await stage.get(`/v2/accounts/${account}/debits`)).json.data;
    expect(debits).toMatchObject({ total: 5_500_03, transactions_count: 5 });
    expect(debits.history).toHaveLength(13);
    expect(debits.history.slice(0, 4)).toEqual([
      { period: '2026-03', amount: 200_00, transactions_count: 1 },
      { period: '2026-02', amount: 300_00, transactions_count: 1 },
      { period: '2026-01', amount: 5_000_00, transactions_count: 1 },
      { period: '2025-12', amount: 0, transactions_count: 0 },
    ]);
    expect(debits.history.at(-1)).toEqual({ period: '2025-03', amount: 3, transactions_count: 2 });
  });

  test.each(['credits', 'debits'])('%s: bare on the old routes; 404 like any account', async (path) => {
    const { data } = (await stage.get(`/v2/accounts/${account}/${path}`)).json;
    for (const prefix of ['', '/v1']) {
      expect((await stage.get(`${prefix}/accounts/${account}/${path}`)).json).toEqual(data);
    }
    expect((await stage.get(`/v2/accounts/nonsense/${path}`)).text).toBe(ACCOUNT_MISSING);
  });
});
