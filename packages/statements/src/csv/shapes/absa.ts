import type { CsvShape } from '../shape.ts';

/** Date (YYYYMMDD), Description, Amount, Balance, with a decimal comma. */
export const absa: CsvShape = {
  id: 'csv.absa',
  bank: 'ABSA',
  country: 'ZA',
  columns: [
    { role: 'date', header: ['date', 'transaction date'] },
    { role: 'narration', header: ['description', 'transaction description'] },
    { role: 'amount', header: ['amount', 'transaction amount'] },
    { role: 'balance', header: ['balance'] },
  ],
  dateForms: ['compact'],
  amounts: 'signed',
  decimal: ',',
};
