import type { CsvShape } from '../shape.ts';

/** Transaction Date, Value Date, [Transaction] Details or Narration, Debit, Credit, Balance (KSH), Reference. */
export const kcb: CsvShape = {
  id: 'csv.kcb',
  bank: 'KCB Bank',
  country: 'KE',
  columns: [
    { role: 'date', header: ['transaction date', 'trans date', 'txn date', 'date'] },
    { role: 'valueDate', header: ['value date'] },
    {
      role: 'narration',
      header: ['transaction details', 'details', 'narration', 'transaction narration', 'details narration'],
    },
    { role: 'debit', header: ['debit', 'money out'] },
    { role: 'credit', header: ['credit', 'money in'] },
    { role: 'balance', header: ['balance'] },
    {
      role: 'reference',
      header: ['reference', 'ref no', 'reference no', 'reference ref no', 'bank reference number'],
      optional: true,
    },
  ],
  dateForms: ['numeric'],
  amounts: 'sides',
};

/** The other header of the same bank: …, Description, Debit, Credit, Running Balance. */
export const kcbRunning: CsvShape = {
  ...kcb,
  id: 'csv.kcb-running',
  columns: [
    { role: 'date', header: ['transaction date', 'trans date', 'txn date', 'date'] },
    { role: 'valueDate', header: ['value date'], optional: true },
    { role: 'reference', header: ['reference', 'ref no', 'reference no', 'transaction reference'], optional: true },
    { role: 'narration', header: ['description'] },
    { role: 'debit', header: ['debit'] },
    { role: 'credit', header: ['credit'] },
    { role: 'balance', header: ['running balance'] },
  ],
};
