import { expect, test } from 'vitest';
import { masked } from './masking.ts';
import type { Preview } from './store.ts';

const preview: Preview = {
  ...{ id: 'ev_1', at: new Date('2026-11-20T10:00:00.000Z'), traceId: 't', accountId: 'a', transactionId: 'x' },
  ...{ type: 'credit', amountMinor: 250_000n, currency: 'NGN', score: 0, signals: [], invoiceId: null },
  ...{ narration: 'NIP CR/MOB/EMEKA VICTOR/GTB 0123456789', counterparty: 'Emeka Victor' },
  ...{ decision: 'rejected', reason: null, reasons: [{ rule: 8, detail: 'known_customer', evidence: 'Emeka Victor' }] },
};

test('names keep their first letter, long numbers their last four digits, the bank its words', () => {
  const { narration, reasons } = masked(preview);
  expect(narration).toBe('NIP CR/MOB/E**** V*****/GTB ******6789');
  expect(reasons[0]?.evidence).toBe('E**** V*****');
});
