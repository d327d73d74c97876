import type { CsvShape } from '../shape.ts';

/** Trans. Date (DD-MMM-YYYY), Value Date, Reference, Debits, Credits, Balance, Originating Branch, Remarks. */
export const gtbank: CsvShape = {
  id: 'csv.gtbank',
  bank: 'GTBank',
  country: 'NG',
  columns: [
    { role: 'date', header: ['trans date', 'transaction date'] },
    { role: 'valueDate', header: ['value date'] },
    { role: 'reference', header: ['reference'] },
    { role: 'debit', header: ['debits', 'debit'] },
    { role: 'credit', header: ['credits', 'credit'] },
    { role: 'balance', header: ['balance'] },
    { role: null, header: ['originating branch', 'branch'], optional: true },
    { role: 'narration', header: ['remarks'] },
  ],
  dateForms: ['named', 'numeric'],
  amounts: 'sides',
};
