import type { CsvShape } from '../shape.ts';

/** Date/Time (DD/MM/YY), Money In, Money Out (₦), Category, To/From, Description, Balance. */
export const kuda: CsvShape = {
  id: 'csv.kuda',
  bank: 'Kuda',
  country: 'NG',
  columns: [
    { role: 'date', header: ['date time', 'date'] },
    { role: 'credit', header: ['money in'] },
    { role: 'debit', header: ['money out'] },
    { role: 'detail', header: ['category'] },
    { role: 'counterparty', header: ['to from'] },
    { role: 'narration', header: ['description'] },
    { role: 'balance', header: ['balance'] },
  ],
  dateForms: ['numeric'],
  amounts: 'sides',
};
