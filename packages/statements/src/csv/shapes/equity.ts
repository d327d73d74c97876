import type { CsvShape, ShapeColumn } from '../shape.ts';

const leading: readonly ShapeColumn[] = [
  { role: 'date', header: ['transaction date', 'trans date', 'txn date', 'date'] },
  { role: 'valueDate', header: ['value date'], optional: true },
  {
    role: 'narration',
    header: [
      'transaction details',
      'details',
      'narration',
      'narrative',
      'description',
      'particulars',
      'transaction description',
      'details narration',
    ],
  },
];
const trailing: readonly ShapeColumn[] = [
  { role: 'balance', header: ['balance', 'running balance'] },
  { role: 'reference', header: ['transaction code', 'trans code'] },
];

/** DR (KSH) and CR (KSH) apart, with Transaction Code. */
export const equity: CsvShape = {
  id: 'csv.equity',
  bank: 'Equity Bank',
  country: 'KE',
  columns: [
    ...leading,
    { role: 'debit', header: ['dr', 'debit'] },
    { role: 'credit', header: ['cr', 'credit'] },
    ...trailing,
  ],
  dateForms: ['numeric', 'named'],
  amounts: 'sides',
};

/** One Amount (KSH) without sign: the change of the balance tells the direction. */
export const equityUnsigned: CsvShape = {
  ...equity,
  id: 'csv.equity-unsigned',
  columns: [...leading, { role: 'amount', header: ['amount'] }, ...trailing],
  amounts: 'unsigned',
};
