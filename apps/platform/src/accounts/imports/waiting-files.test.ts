import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';
import { confirmUpload, type Line, statement } from '../../testing/uploading.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ workers: false });
}, 60_000);
afterAll(() => platform?.close());

const data = async (path: string) => (await platform.call('GET', path)).json.data;
const MAY: readonly Line[] = [['20/05/2025', 'AIRTIME VTU 08031234567', '1000.00', '', '125000.50']];
const JUNE: readonly Line[] = [['02/06/2025', 'SALARY MAY 2025', '', '450000.00', '575000.50']];
const JULY: readonly Line[] = [['01/07/2025', 'NIP/KUDA/BOLA ADE/RENT', '120000.00', '', '455000.50']];

test('files that are confirmed before the first one was taken in are all taken in, each as an import', async () => {
  const number = '0123400009';
  const { id } = await confirmUpload(platform, { file: statement(number, JUNE) });
  // By a link of its own, by a renewal, and the first file once more.
  expect((await confirmUpload(platform, { file: statement(number, MAY) })).id).toBe(id);
  await confirmUpload(platform, { file: statement(number, JULY), renewed: id });
  await confirmUpload(platform, { file: statement(number, JUNE), renewed: id });
  await platform.startWorkers();
  await platform.until('three imports', async () => (await data(`/v2/accounts/${id}/imports`)).length === 3);
  const rows = await data(`/v2/accounts/${id}/transactions?paginate=false`);
  expect(rows.map(({ narration }: { narration: string }) => narration)).toEqual(
    [MAY, JUNE, JULY].map(([line]) => line?.[1]).reverse(),
  );
  expect((await data(`/v2/accounts/${id}/balance`)).balance).toBe(45_500_050);
  expect((await data(`/v2/accounts/${id}`)).meta).toMatchObject({
    data_status: 'AVAILABLE',
    sync_status: 'SUCCESSFUL',
  });
});
