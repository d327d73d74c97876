import type { CsvShape } from '../shape.ts';

/**
 * The business portal's export of a till or paybill. `A/C No.` is the payer's reference, not the account.
 * Rows within one second come in any order, so a twentieth of the groups may fail.
 */
export const mpesaPortal: CsvShape = {
  id: 'csv.mpesa-portal',
  bank: 'M-PESA',
  country: 'KE',
  columns: [
    { role: 'reference', header: ['receipt no', 'receipt'] },
    { role: 'date', header: ['completion time'] },
    { role: null, header: ['initiation time'], optional: true },
    { role: 'narration', header: ['details'] },
    { role: 'status', header: ['transaction status', 'status'] },
    { role: 'credit', header: ['paid in'] },
    { role: 'debit', header: ['withdrawn', 'withdrawal', 'withdrawals'] },
    { role: 'balance', header: ['balance'] },
    { role: null, header: ['balance confirmed'], optional: true },
    { role: null, header: ['reason type', 'transaction type'], optional: true },
    { role: 'counterparty', header: ['other party info', 'other party'], optional: true },
    { role: null, header: ['linked transaction id'], optional: true },
    { role: null, header: ['a c no'], optional: true },
  ],
  dateForms: ['ymd', 'numeric'],
  amounts: 'sides',
  chainThreshold: 0.95,
  accountType: 'WALLET',
  currency: 'KES',
};
