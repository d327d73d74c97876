import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, openSink, openStage, type Sink, type Stage } from './stage.ts';

/** Contract: financial-data 6.1 and 6.4. */

let stage: Stage;
let sink: Sink;

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});

const row = (narration: string, type: 'debit' | 'credit', amount: number) => ({
  ...{ date: '2026-03-10', amount, narration, type },
});
const ROWS = [
  row('POS PURCHASE SHOPRITE IKEJA LAGOS', 'debit', 1_250_000),
  row('NIP TRANSFER CHARGE', 'debit', 1_000),
  row('AIRTIME PURCHASE MTN 08031234567', 'debit', 50_000),
  row('NIP/ZENITH FOODS LTD/SALARY MARCH 2026', 'credit', 42_000_000),
];

async function finished(other: Pick<Stage, 'data'>, jobId: string): Promise<void> {
  await stage.platform.until(
    `the end of ${jobId}`,
    async () => (await other.data('GET', `/v2/accounts/jobs/${jobId}`)).status === 'finished',
  );
}

test('metadata is on the rows from the job on, and not before', async () => {
  const other = await stage.stranger();
  await other.data('POST', '/v2/webhooks', { url: sink.url });
  const account = await other.accountWith(ROWS);
  const list = async (): Promise<Json[]> => (await other.get(`/v2/accounts/${account}/transactions`)).json.data;
  for (const each of await list()) expect(each).not.toHaveProperty('metadata');
  const cursor = (await other.data('GET', `/v2/accounts/${account}/transactions/sync`)).next_cursor;
  const { jobId } = await other.data('POST', `/v2/accounts/${account}/transactions/metadata`);
  await finished(other, jobId);
  const rows = await list();
  for (const each of rows) {
    expect(Object.keys(each.metadata).sort()).toEqual(
      ['category', 'channel', 'location', 'payee', 'payment_method', 'payment_processor', 'reason', 'ref_num'].sort(),
    );
    expect(each.metadata.category).toBe(each.category);
    for (const value of Object.values(each.metadata)) expect(value).toBeTypeOf('string');
  }
  expect(rows.find(({ narration }) => narration.startsWith('POS'))?.metadata.channel).toBe('POS');
  const feed = await other.data('GET', `/v2/accounts/${account}/transactions/sync?cursor=${cursor}`);
  expect(feed.modified).toHaveLength(rows.length);
  const [record] = (await other.get(`/v2/enrichments/record/${jobId}`)).json.data;
  expect(record.transactions[0]).toMatchObject({ id: expect.any(String), channel: expect.any(String) });
  expect(await other.events(account, 'transaction.updated')).toEqual([]);
});

test('a row whose words change keeps metadata, of its new words; a correction changes the category in it', async () => {
  const other = await stage.stranger();
  await other.data('POST', '/v2/webhooks', { url: sink.url });
  const shown = {
    ...row('POS PURCHASE SHOPRITE LEKKI', 'debit', 410_000),
    provider_id: 'posting-1',
    status: 'pending',
  };
  const account = await other.accountWith([shown]);
  const { jobId } = await other.data('POST', `/v2/accounts/${account}/transactions/metadata`);
  await finished(other, jobId);
  const only = async (): Promise<Json> => (await other.get(`/v2/accounts/${account}/transactions`)).json.data[0];
  const before = await only();
  await other.show(account, [{ ...shown, narration: 'ATM WITHDRAWAL IKEJA' }]);
  const after = await only();
  expect([before.metadata.channel, after.id]).toEqual(['POS', before.id]);
  expect(after.metadata).toMatchObject({ channel: 'ATM', category: 'cash_withdrawal' });
  await other.data('PUT', `/v2/accounts/${account}/transactions/${after.id}/category`, { category: 'travel' });
  expect((await only()).metadata).toEqual({ ...after.metadata, category: 'travel' });
  await other.show(account, [{ ...shown, narration: 'ATM WITHDRAWAL YABA' }]);
  expect(await only()).toMatchObject({ category: 'travel', metadata: { channel: 'ATM', category: 'travel' } });
});
