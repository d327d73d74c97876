import type { CsvShape } from '../shape.ts';

/** Trans. Time (`2025 Jul 14 06:00:02`), Value Date, Description, ±Amount, Balance, Channel, Reference. */
export const opay: CsvShape = {
  id: 'csv.opay',
  bank: 'OPay',
  country: 'NG',
  columns: [
    { role: 'date', header: ['trans time', 'trans date', 'transaction time'] },
    { role: 'valueDate', header: ['value date'] },
    { role: 'narration', header: ['description'] },
    { role: 'amount', header: ['amount', 'debit credit', 'credit debit'] },
    { role: 'balance', header: ['balance', 'balance after', 'balance after transaction'] },
    { role: null, header: ['channel'] },
    { role: 'reference', header: ['reference', 'transaction reference'] },
    { role: 'counterparty', header: ['counterparty', 'counter party'], optional: true },
  ],
  dateForms: ['named'],
  amounts: 'signed',
  otherSection: /^(?:savings account|owealth)\b/i,
};
