/** A statement as GTBank exports it, whose balance chains. Invented. */

export interface StatementLine {
  /** `YYYY-MM-DD` */
  date: string;
  amountMinor: number;
  type: 'credit' | 'debit';
  narration: string;
  balanceMinor: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NARRATIONS = [
  ['NIP/KUDA/ADAEZE NWOSU/rent share', -4_500_000],
  ['POS PURCHASE SHOPRITE LEKKI', -1_265_050],
  ['AIRTIME VTU 08031234567', -100_000],
  ['NIP/ZENITH/SUNRISE FOODS LTD/INV 2231', 12_750_000],
  ['ELECTRONIC MONEY TRANSFER LEVY', -5_000],
] as const;

/** `count` lines from 3 January 2026 on, one a day. */
export function statementLines(count: number): StatementLine[] {
  let balanceMinor = 25_000_000;
  return Array.from({ length: count }, (_, index) => {
    const [narration, signed] = NARRATIONS[index % NARRATIONS.length] ?? NARRATIONS[0];
    balanceMinor += signed;
    const date = new Date(Date.UTC(2026, 0, 3 + index)).toISOString().slice(0, 10);
    const type = signed > 0 ? 'credit' : 'debit';
    return { date, amountMinor: Math.abs(signed), type, narration: `${narration} ${index}`, balanceMinor };
  });
}

export function gtbankCsv(lines: readonly StatementLine[]): Buffer {
  const money = (minor: number): string => (minor / 100).toFixed(2);
  const rows = lines.map(({ date, amountMinor, type, narration, balanceMinor }, index) => {
    const [year, month, day] = date.split('-');
    const written = `${day}-${MONTHS[Number(month) - 1]}-${year}`;
    const [debit, credit] = type === 'debit' ? [money(amountMinor), ''] : ['', money(amountMinor)];
    return [written, written, `S${10_000 + index}`, debit, credit, money(balanceMinor), '205 LEKKI', narration].join(
      ',',
    );
  });
  const head = 'Trans. Date,Value Date,Reference,Debits,Credits,Balance,Originating Branch,Remarks';
  return Buffer.from([head, ...rows].join('\r\n'));
}
