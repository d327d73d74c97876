import type { CsvShape } from '../shape.ts';

/** Date, description, DR/CR, amount, balance. */
export const access: CsvShape = {
  id: 'csv.access',
  bank: 'Access Bank',
  country: 'NG',
  columns: [
    { role: 'date', header: ['date', 'transaction date', 'trans date', 'posted date'] },
    { role: 'valueDate', header: ['value date'], optional: true },
    { role: 'narration', header: ['description', 'narration', 'transaction details'] },
    { role: 'reference', header: ['reference', 'reference no'], optional: true },
    { role: 'side', header: ['dr cr', 'cr dr', 'drcr'] },
    { role: 'amount', header: ['amount'] },
    { role: 'balance', header: ['balance'] },
  ],
  dateForms: ['numeric', 'named'],
  amounts: 'typed',
};
