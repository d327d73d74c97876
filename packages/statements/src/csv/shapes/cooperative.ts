import type { CsvShape } from '../shape.ts';

/** As KCB, with Ref No and Branch. */
export const cooperative: CsvShape = {
  id: 'csv.cooperative',
  bank: 'Co-operative Bank',
  country: 'KE',
  columns: [
    { role: 'date', header: ['transaction date', 'trans date', 'txn date', 'date'] },
    { role: 'valueDate', header: ['value date'], optional: true },
    { role: 'reference', header: ['ref no', 'reference no', 'reference'] },
    { role: null, header: ['branch', 'branch name'] },
    {
      role: 'narration',
      header: [
        'transaction details',
        'details',
        'narration',
        'description',
        'transaction narration',
        'details narration',
      ],
    },
    { role: 'debit', header: ['debit'] },
    { role: 'credit', header: ['credit'] },
    { role: 'balance', header: ['balance', 'running balance'] },
  ],
  dateForms: ['numeric', 'named'],
  amounts: 'sides',
};
