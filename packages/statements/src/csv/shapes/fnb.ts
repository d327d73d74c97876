import type { CsvShape } from '../shape.ts';

/** Six preamble lines, then `Date, Amount, Balance, Description,` with a trailing comma; YYYY/MM/DD. */
export const fnb: CsvShape = {
  id: 'csv.fnb',
  bank: 'FNB',
  country: 'ZA',
  columns: [
    { role: 'date', header: ['date'] },
    { role: 'amount', header: ['amount'] },
    { role: 'balance', header: ['balance'] },
    { role: 'narration', header: ['description'] },
  ],
  dateForms: ['ymd'],
  amounts: 'signed',
};
