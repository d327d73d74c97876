import type { CsvShape } from '../shape.ts';

/** DATE, DESCRIPTION, DEBIT, CREDIT, VALUE DATE, BALANCE; opening and total rows stand in the table. */
export const zenith: CsvShape = {
  id: 'csv.zenith',
  bank: 'Zenith Bank',
  country: 'NG',
  columns: [
    { role: 'date', header: ['date', 'trans date', 'transaction date'] },
    { role: 'narration', header: ['description'] },
    { role: 'debit', header: ['debit'] },
    { role: 'credit', header: ['credit'] },
    { role: 'valueDate', header: ['value date'] },
    { role: 'balance', header: ['balance'] },
  ],
  dateForms: ['numeric'],
  amounts: 'sides',
};
