import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { StatementFacts, StatementRow, StatementTotals } from '../statement.ts';
import { statementPdf } from './document.ts';

const FACTS: StatementFacts = {
  ...{ institution: 'GTBank', country: 'ng', holder: 'SAMUEL OLÁMIDÉ NỌMỌ', accountNumber: '0131883461' },
  ...{ accountType: 'SAVINGS ACCOUNT', currency: 'NGN', lastBalance: null, preparedFor: 'Adire Finance Ltd' },
  window: { fromDay: '2025-11-21', toDay: '2026-11-21' },
  ...{ preparedAt: new Date('2026-11-21T09:00:00.000Z'), simulated: false },
};
const NOTHING = { rows: 0, minor: 0n };
const TOTALS: StatementTotals = {
  ...{ credits: NOTHING, debits: NOTHING, openingMinor: null, closingMinor: null, balances: 0 },
};

const row = (narration: string, amount = -100n, balanceMinor: bigint | null = null): StatementRow => ({
  ...{ day: '2026-03-09', narration, credit: amount > 0n, balanceMinor, pending: false },
  amountMinor: amount < 0n ? -amount : amount,
});

async function pagesOf(
  rows: readonly StatementRow[],
  totals: Partial<StatementTotals> = {},
  facts: Partial<StatementFacts> = {},
): Promise<string[]> {
  async function* batches() {
    yield rows;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of statementPdf({ ...FACTS, ...facts }, { ...TOTALS, ...totals }, batches()))
    chunks.push(chunk);
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.concat(chunks)));
  const pages: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).filter((part) => part.trim() !== '');
    pages.push(text.join(' ').replace(/ +/g, ' ').normalize('NFC'));
  }
  return pages;
}

describe('a statement', () => {
  test('tells whose account it is, the period, both balances and what came in and went out', async () => {
    const [page] = await pagesOf([row('POS SHOPRITE', -250_00n, 750_00n)], {
      ...{ credits: { rows: 3, minor: 1_234_567_89n }, debits: { rows: 1, minor: 250_00n }, balances: 1 },
      ...{ openingMinor: 1_000_00n, closingMinor: 750_00n },
    });
    const wanted = [
      ...['GTBank', 'SAMUEL OLÁMIDÉ NỌMỌ', '0131883461', 'SAVINGS ACCOUNT', '21 Nov 2025 – 21 Nov 2026'],
      ...['Opening balance', '₦ 1,000.00', 'Money in (3)', '₦ 1,234,567.89', 'Money out (1)', '₦ 250.00', '₦ 750.00'],
      ...['9 Mar 2026', 'POS SHOPRITE', '250.00', 'Page 1 of 1', 'Prepared for Adire Finance Ltd on 21 Nov 2026'],
    ];
    for (const part of wanted) expect(page).toContain(part);
    expect(page).not.toContain('simulated');
  });

  test('has its page and the number of pages on each, and the account at the top of each', async () => {
    const pages = await pagesOf(Array.from({ length: 150 }, (_, at) => row(`ROW ${at} END`)));
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      for (const part of ['GTBank', 'SAMUEL OLÁMIDÉ NỌMỌ', '0131883461', '21 Nov 2025 – 21 Nov 2026']) {
        expect(page).toContain(part);
      }
    }
    const rows = pages.join(' ').match(/ROW \d+ END/g);
    expect(rows).toEqual(Array.from({ length: 150 }, (_, at) => `ROW ${at} END`));
  });

  test('wraps a long narration, and keeps a row on one page', async () => {
    const long = Array.from({ length: 60 }, (_, at) => `WORD${at}`).join(' ');
    const pages = await pagesOf(Array.from({ length: 40 }, () => row(long)));
    for (const page of pages) expect(page.split('WORD0 ').length).toBe(page.split('WORD59').length);
  });

  test('says where a balance was worked out, and where the bank contradicts itself', async () => {
    const rows = [row('FIRST', -100n, 900n), row('SECOND', -100n), row('THIRD', -100n, 650n)];
    const [page] = await pagesOf(rows, {
      openingMinor: 1_000n,
      closingMinor: 650n,
      balances: 2,
      debits: { rows: 3, minor: 300n },
    });
    expect(page).toContain('9.00');
    expect(page).toContain('*8.00');
    expect(page).toContain('†6.50');
    expect(page).toContain('* The bank gave no balance here: it was worked out from the row before (1).');
    expect(page).toContain("† This balance is the bank's own, and does not follow from the row before it (1).");
  });

  test('does not list a pending row, and says that the balances hold it', async () => {
    const rows = [
      row('FIRST', -100n, 900n),
      { ...row('CARD HOLD', -50n, 850n), pending: true },
      row('LAST', -100n, 750n),
    ];
    const [page] = await pagesOf(rows, { openingMinor: 1_000n, balances: 2, debits: { rows: 2, minor: 200n } });
    expect(page).not.toContain('CARD HOLD');
    expect(page).not.toContain('†');
    expect(page).toContain("GTBank's balances hold pending transactions that are not listed: 1, ₦ -0.50 in all.");
  });

  test('says so where the bank gives no balances, and tells the one that it shows', async () => {
    const [page] = await pagesOf(
      [row('ONLY')],
      { debits: { rows: 1, minor: 100n } },
      {
        lastBalance: { minor: 44_00n, on: '2026-11-20' },
      },
    );
    expect(page).toContain('Opening balance');
    expect(page).toContain('Not given');
    expect(page).toContain('GTBank gives no balance with its transactions, so the balance column is empty.');
    expect(page).toContain('Balance that GTBank showed on 20 Nov 2026: ₦ 44.00.');
  });

  test('says that nothing was posted', async () => {
    expect((await pagesOf([]))[0]).toContain('No posted transactions are held for this period.');
  });

  test('prints the letters of the languages of these countries, and a sign for what it has no letter for', async () => {
    const narrations = ['Ọlákìítán Adébáyọ̀ ₦1,000', 'Ɓala Ɗan Ƙarami', 'Ŋutsu ɖeka', 'GH₵ 20', 'Žižka Ñandú'];
    const [page] = await pagesOf([...narrations, '李明 sent'].map((text) => row(text)));
    for (const narration of narrations) expect(page).toContain(narration.normalize('NFC'));
    expect(page).toContain('▯▯ sent');
    expect(page).toContain('▯ stands for a character that cannot be printed here.');
  });

  test('of a test environment says that its data is simulated', async () => {
    expect((await pagesOf([], {}, { simulated: true }))[0]).toContain('Test environment: simulated data');
  });
});
