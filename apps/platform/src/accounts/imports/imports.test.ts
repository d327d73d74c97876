import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';
import { confirmUpload, type Line, statement, type Uploaded } from '../../testing/uploading.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform();
}, 60_000);
afterAll(() => platform?.close());

const get = (path: string) => platform.call('GET', path);
const post = (path: string, body: unknown = {}) => platform.call('POST', path, { body });
const data = async (path: string) => (await get(path)).json.data;

const JUNE: readonly Line[] = [
  ['02/06/2025', 'SALARY MAY 2025', '', '450000.00', '575000.50'],
  ['14/06/2025', 'POS PURCHASE SHOPWELL IKEJA', '2500.00', '', '572500.50'],
  ['14/06/2025', 'POS PURCHASE SHOPWELL IKEJA', '2500.00', '', '570000.50'],
];
const JULY: readonly Line[] = [
  ['01/07/2025', 'NIP/KUDA/BOLA ADE/RENT', '120000.00', '', '450000.50'],
  ['03/07/2025', 'AIRTIME VTU 08031234567', '1000.00', '', '449000.50'],
];

/** A person uploads a file on the linking page. Waits for what comes of it. */
async function upload(file: string, renewed?: string): Promise<Uploaded> {
  const before = renewed === undefined ? 0 : await refreshes(renewed);
  const uploaded = await confirmUpload(platform, { file, renewed });
  await platform.until('the import', async () => (await refreshes(uploaded.id)) > before);
  return uploaded;
}

const events = async (account: string, type: string) =>
  (await data(`/v2/events?limit=500&types=${type}`)).filter(
    (event: { data: { account_id: string } }) => event.data.account_id === account,
  );
const refreshes = async (id: string): Promise<number> => (await events(id, 'mono.events.account_updated')).length;
const imports = (id: string) => data(`/v2/accounts/${id}/imports`);
const undo = (id: string, importId: string) => post(`/v2/accounts/${id}/imports/${importId}/undo`);
const balance = async (id: string) => (await data(`/v2/accounts/${id}/balance`)).balance;
const narrations = async (id: string): Promise<string[]> =>
  (await data(`/v2/accounts/${id}/transactions?paginate=false`)).map((row: { narration: string }) => row.narration);

/** `0100000001`, `0100000002`, …: each test has an account of its own. */
let accounts = 0;
const aNumber = (): string => {
  accounts += 1;
  return `01${String(accounts).padStart(8, '0')}`;
};

describe('what came of an import', () => {
  test('a file that overlaps an earlier one adds what is new, and both reports say so', async () => {
    const number = aNumber();
    const first = statement(number, JUNE);
    const { id, shown } = await upload(first);
    expect(shown).toMatchObject({ accepted: 3, duplicates: 0 });
    const second = statement(number, [...JUNE.slice(1), ...JULY]);
    expect((await upload(second, id)).shown).toMatchObject({ accepted: 4, duplicates: 2 });
    const { json } = await get(`/v2/accounts/${id}/imports`);
    expect(json.meta).toEqual({ total: 2, page: 1, pages: 1, previous: null, next: null });
    expect(json.data).toMatchObject([
      { report: { rows: 4, accepted: 4, added: 2, duplicates: 2, rejected: [] }, undone_at: null },
      {
        sha256: createHash('sha256').update(first).digest('hex'),
        report: {
          ...{ rows: 3, accepted: 3, added: 3, duplicates: 0, rejected: [] },
          ...{ period: { start: '2025-06-02', end: '2025-06-14' }, checks: { balance_chain: { result: 'passed' } } },
        },
      },
    ]);
    expect(await narrations(id)).toHaveLength(5);
    expect((await get(`/v2/accounts/${id}/imports?limit=1`)).json.meta).toMatchObject({ pages: 2 });
  });

  test('lines that were not taken are told with their number and reason', async () => {
    const { id } = await upload(statement(aNumber(), [['31/06/2025', 'RENT', '1.00', '', ''], ...JUNE]));
    const [{ report }] = await imports(id);
    expect(report).toMatchObject({ rows: 4, accepted: 3, added: 3 });
    expect(report.rejected).toEqual([{ line: 5, reason: '“31/06/2025” is not a date' }]);
  });

  test('the same file once more is no import, for the person all of it is known', async () => {
    const file = statement(aNumber(), JUNE);
    const { id } = await upload(file);
    expect((await upload(file, id)).shown).toMatchObject({ accepted: 3, duplicates: 3 });
    expect(await imports(id)).toHaveLength(1);
    expect(await narrations(id)).toHaveLength(3);
  });

  test('a statement of an earlier time that comes late leaves the balance', async () => {
    const number = aNumber();
    const { id } = await upload(statement(number, JULY));
    await upload(statement(number, JUNE), id);
    expect(await balance(id)).toBe(44_900_050);
    expect(await narrations(id)).toHaveLength(5);
  });

  test('a file is taken in once: a refresh asks the person for a new one', async () => {
    const { id } = await upload(statement(aNumber(), JUNE));
    const { status, json } = await post(`/v2/accounts/${id}/sync`);
    expect({ status, data: json.data }).toEqual({ status: 409, data: { code: 'REAUTHORISATION_REQUIRED' } });
    expect((await data(`/v2/accounts/${id}`)).meta).toMatchObject({
      data_status: 'AVAILABLE',
      sync_status: 'REAUTHORISATION_REQUIRED',
    });
    expect(await narrations(id)).toHaveLength(3);
  });
});

describe('undoing an import', () => {
  test('withdraws what it alone holds, tells it by feed and webhook, and gives the balance back; again is harmless', async () => {
    const number = aNumber();
    const { id } = await upload(statement(number, JUNE));
    await upload(statement(number, [...JUNE.slice(1), ...JULY]), id);
    expect(await balance(id)).toBe(44_900_050);
    const feed = (cursor: string) => data(`/v2/accounts/${id}/transactions/sync?count=500&cursor=${cursor}`);
    const { next_cursor: cursor, added } = await feed('');
    const own = added.filter(({ date }: { date: string }) => date > '2025-07').map((row: { id: string }) => row.id);
    const [newer] = await imports(id);

    const undone = await undo(id, newer.id);
    expect(undone.json.data).toEqual({ ...newer, undone_at: expect.any(String) });
    const change = await feed(cursor);
    expect(change).toMatchObject({ added: [], modified: [] });
    expect(change.removed.map((row: { id: string }) => row.id).sort()).toEqual([...own].sort());
    expect(await narrations(id)).toEqual(JUNE.map(([, text]) => text).reverse());
    expect(await balance(id)).toBe(57_000_050);
    const told = await events(id, 'transaction.updated');
    expect(told.map(({ data }: { data: { removed: boolean } }) => data.removed)).toEqual([true, true]);
    const updated = (await events(id, 'mono.events.account_updated')).at(-1);
    expect(updated.data).toMatchObject({ account: { balance: 57_000_050 }, meta: { has_new_data: true } });
    const job = await data(`/v2/accounts/${id}/jobs/${updated.data.meta.job_id}`);
    expect(job).toMatchObject({ status: 'finished', account: id });

    const before = await refreshes(id);
    expect((await undo(id, newer.id)).json.data).toEqual(undone.json.data);
    expect(await refreshes(id)).toBe(before);
    expect((await feed(change.next_cursor)).removed).toEqual([]);
  });

  test('leaves what another import also holds, and the balance of what stands', async () => {
    const number = aNumber();
    const { id } = await upload(statement(number, JUNE));
    await upload(statement(number, [...JUNE.slice(1), ...JULY]), id);
    const [, older] = await imports(id);
    await undo(id, older.id);
    expect(await narrations(id)).toEqual([...JUNE.slice(1), ...JULY].map(([, text]) => text).reverse());
    expect(await balance(id)).toBe(44_900_050);
  });

  test('of all imports leaves nothing; the same file again brings the same rows under the same ids', async () => {
    const file = statement(aNumber(), JUNE);
    const { id } = await upload(file);
    const ids = async (): Promise<string[]> =>
      (await data(`/v2/accounts/${id}/transactions`)).map((row: { id: string }) => row.id);
    const before = await ids();
    const [only] = await imports(id);
    await undo(id, only.id);
    expect((await data(`/v2/accounts/${id}`)).meta).toMatchObject({ data_status: 'UNAVAILABLE', retrieved_data: [] });
    expect(await balance(id)).toBeNull();
    expect(await ids()).toEqual([]);

    expect((await upload(file, id)).shown.duplicates).toBe(0);
    expect(await ids()).toEqual(before);
    expect((await data(`/v2/accounts/${id}`)).meta.data_status).toBe('AVAILABLE');
    const all = await imports(id);
    expect(all.map(({ report, undone_at }: typeof only) => [report.added, undone_at === null])).toEqual([
      [3, true],
      [3, false],
    ]);
    await undo(id, all[0].id);
    expect(await ids()).toEqual([]);
  });

  test('an unknown import, one of another account, and an account of somebody else are the same 404s as elsewhere', async () => {
    const [{ id }, { id: other }] = [
      await upload(statement(aNumber(), JUNE)),
      await upload(statement(aNumber(), JULY)),
    ];
    const [foreign] = await imports(other);
    const missing = '{"status":"failed","message":"This import does not exist.","data":null}';
    for (const importId of ['a0b1c2d3e4f5a0b1c2d3e4f5', 'x', foreign.id]) {
      expect((await undo(id, importId)).text).toBe(missing);
    }
    expect((await get('/v2/accounts/a0b1c2d3e4f5a0b1c2d3e4f5/imports')).text).toBe(
      '{"status":"failed","message":"This account does not exist.","data":null}',
    );
    const stranger = await platform.tenant();
    const path = `/v2/accounts/${id}/imports`;
    expect((await platform.call('GET', path, { key: stranger.secretKey })).status).toBe(404);
  });
});
