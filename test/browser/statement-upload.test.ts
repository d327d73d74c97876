import { describe, expect } from 'vitest';
import type { Visit } from './integrator.ts';
import type { Person } from './person.ts';
import { type Business, test } from './stage.ts';
import { gtbankCsv, statementLines } from './statement.ts';

const LINES = statementLines(40);

interface File {
  name: string;
  buffer: Buffer;
  mimeType?: string;
}

async function atUpload(
  business: Business,
  client: 'mono' | 'kente',
): Promise<Visit & { ada: Person; pick(file: File): Promise<void> }> {
  const visit = await business.visit({ client });
  await visit.open();
  await visit.ada.agree();
  await visit.ada.choose('GTBank', 'Upload a statement');
  await visit.ada.sees('Upload a statement from GTBank');
  const input = visit.widget.locator('input[type=file]');
  return {
    ...visit,
    pick: ({ name, buffer, mimeType = 'text/csv' }) => input.setInputFiles({ name, buffer, mimeType }),
  };
}

describe.each([
  { client: 'kente', title: '/connect.js' },
  { client: 'mono', title: '@mono.co/connect.js 2.2.0' },
] as const)('a statement file in the widget of $title', ({ client }) => {
  test('is read, shown, confirmed and linked; the transactions are those of the file', async ({ business }) => {
    const { ada, pick, hears, widget } = await atUpload(business, client);
    await pick({ name: 'gtbank-2026.csv', buffer: gtbankCsv(LINES) });
    await ada.sees('Check what we read');
    await ada.reads('40 of 40');
    expect(await widget.locator('.checks li').first().textContent()).toContain('Passed');
    await ada.type('0123456789', 'Ada Obi');
    await ada.press('Link this account');
    const { data } = await hears('onSuccess');
    const id = await business.exchange(data.code);
    const { json } = await business.call('GET', `/v2/accounts/${id}/transactions?paginate=false`);
    const held = json.data.map((row: Record<string, unknown>) => ({
      date: String(row.date).slice(0, 10),
      amountMinor: row.amount,
      type: row.type,
      narration: row.narration,
      balanceMinor: row.balance,
    }));
    expect(held.reverse()).toEqual(LINES);
    const details = (await business.call('GET', `/v2/accounts/${id}`)).json.data;
    expect(details.account).toMatchObject({ account_number: '0123456789', balance: LINES.at(-1)?.balanceMinor });
  });
});

describe('a file that is no good', () => {
  const broken = LINES.map((line, index) => (index === 20 ? { ...line, balanceMinor: line.balanceMinor + 777 } : line));
  const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(600, 1)]);

  test.for([
    ['a balance that does not chain', { name: 'gtbank.csv', buffer: gtbankCsv(broken) }, /balance/i],
    ['a zip renamed to .ofx', { name: 'statement.ofx', buffer: zip }, /zip|archive|OFX/i],
    [
      'a picture renamed to .csv',
      { name: 'photo.csv', buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') },
      /CSV|picture|statement/i,
    ],
    ['more than 20 MB', { name: 'all.csv', buffer: Buffer.alloc(21 * 1024 * 1024, 'a') }, /too large.*20 MB/],
    ['another kind of file', { name: 'statement.docx', buffer: Buffer.from('x') }, /cannot be read\. Choose CSV/],
    ['an empty file', { name: 'empty.csv', buffer: Buffer.alloc(0) }, /empty/],
  ] as const)(
    '%s: clear words, nothing stored, and another file may be tried',
    async ([_what, file, words], { business }) => {
      const { ada, pick, widget } = await atUpload(business, 'kente');
      await pick(file);
      const alert = widget.getByRole('alert').filter({ hasText: words });
      await alert.first().waitFor();
      expect(await business.events()).toEqual([]);
      expect((await business.call('GET', '/v2/accounts')).json.meta.total).toBe(0);
      if (await widget.getByRole('button', { name: 'Choose another file' }).isVisible())
        await ada.press('Choose another file');
      await pick({ name: 'good.csv', buffer: gtbankCsv(LINES) });
      await ada.reads('40 of 40');
    },
  );
});
