import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';
import { confirmUpload, type Line, openUpload, statement } from '../../testing/uploading.ts';

let platform: TestPlatform;
const GTBANK = '5f2d08be60b92e2888287702';
const FORGED: readonly Line[] = [
  ['02/06/2025', 'SALARY MAY 2025', '', '9450000.00', '9575000.50'],
  ['14/06/2025', 'POS PURCHASE SHOPWELL IKEJA', '2500.00', '', '9572500.50'],
];
const MALLORY = { name: 'Mallory Forger', email: 'mallory@example.com' };

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
}, 60_000);
afterAll(() => platform?.close());

const data = async (path: string) => (await platform.call('GET', path)).json.data;
const fetched = (id: string) =>
  platform.until('the first fetch', async () => (await data(`/v2/accounts/${id}`)).meta.data_status !== 'PROCESSING');
const link = async (persona: string): Promise<string> => {
  const { json } = await platform.call('POST', '/v2/sandbox/link', { body: { persona } });
  await fetched(json.data.account);
  return json.data.account;
};
/** All that anybody can see of an account. */
const seen = async (id: string) => ({
  details: await data(`/v2/accounts/${id}`),
  rows: await data(`/v2/accounts/${id}/transactions?paginate=false`),
});

describe('an account that the bank has shown, and one that a file tells of', () => {
  test('are two, though bank and number are the same: nothing of the first changes', async () => {
    const id = await link('ifeoma.umeh');
    const before = await seen(id);
    const file = statement(before.details.account.account_number, FORGED, 'Mallory Forger');
    const forged = await confirmUpload(platform, { file, institution: GTBANK, customer: MALLORY });
    await fetched(forged.id);
    expect(forged.id).not.toBe(id);
    expect(forged.shown.duplicates).toBe(0);
    expect(await seen(id)).toEqual(before);
    expect((await seen(forged.id)).rows).toHaveLength(2);
    expect(await data(`/v2/accounts/${forged.id}/identity`)).toBeNull();
  });

  test('are two in the other order as well', async () => {
    const other = await link('bola.ade');
    const number: string = (await data(`/v2/accounts/${other}`)).account.account_number;
    await platform.call('POST', '/v2/sandbox/reset');
    const file = statement(number, FORGED, 'Mallory Forger');
    const { id } = await confirmUpload(platform, { file, institution: GTBANK, customer: MALLORY });
    await fetched(id);
    const before = await seen(id);
    expect(await link('bola.ade')).not.toBe(id);
    expect(await seen(id)).toEqual(before);
  });

  test('are renewed each in their own way only', async () => {
    const id = await link('chidi.eze');
    const { status, json } = await openUpload(platform, { file: '', renewed: id, institution: GTBANK });
    expect(status).toBe(400);
    expect(json.data).toMatchObject([{ field: 'auth_method' }]);
  });
});

describe('one number in the files of two customers', () => {
  const number = '0123400001';
  const file = statement(number, FORGED);

  test('is two accounts: neither sees or changes the other’s', async () => {
    const first = await confirmUpload(platform, { file });
    await fetched(first.id);
    const before = await seen(first.id);
    const second = await confirmUpload(platform, {
      file: statement(number, FORGED, 'Mallory Forger'),
      customer: MALLORY,
    });
    await fetched(second.id);
    expect(second.id).not.toBe(first.id);
    expect(second.shown.duplicates).toBe(0);
    expect(await seen(first.id)).toEqual(before);
  });

  test('is one account when the customer is the same', async () => {
    const first = await confirmUpload(platform, { file });
    await fetched(first.id);
    const again = await confirmUpload(platform, { file });
    expect(again.id).toBe(first.id);
    expect(again.shown).toMatchObject({ accepted: 2, duplicates: 2 });
  });
});
