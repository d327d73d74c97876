import type { CsvShape } from '../shape.ts';

/** Nr, Account, two dates, two descriptions, two categories, Money In, Money Out, Fee, Balance. The fee moves the balance. */
export const capitec: CsvShape = {
  id: 'csv.capitec',
  bank: 'Capitec Bank',
  country: 'ZA',
  columns: [
    { role: null, header: ['nr', 'no'], optional: true },
    { role: 'account', header: ['account', 'account number'] },
    { role: 'valueDate', header: ['posting date'] },
    { role: 'date', header: ['transaction date'] },
    { role: 'narration', header: ['description'] },
    { role: 'detail', header: ['original description'], optional: true },
    { role: null, header: ['parent category'], optional: true },
    { role: null, header: ['category'], optional: true },
    { role: 'credit', header: ['money in'] },
    { role: 'debit', header: ['money out'] },
    { role: 'fee', header: ['fee', 'fees'] },
    { role: 'balance', header: ['balance'] },
  ],
  dateForms: ['ymd', 'numeric'],
  amounts: 'sides',
};
