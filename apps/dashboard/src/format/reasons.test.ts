import { expect, test } from 'vitest';
import type { Reason as ConnectorReason } from '../../../invoicing/src/eligibility/index.ts';
import { explain, readEligibility, reasonTitle } from './reasons.ts';

/** Every code of the connector: the compiler minds when one is missing. */
const CODES: Record<ConnectorReason['detail'], true> = {
  ...{ not_settled: true, zero_amount: true, own_account: true, charge: true, levy: true, interest: true },
  ...{ reversal: true, denylisted: true, currency_mismatch: true, reference_mismatch: true, allowlisted: true },
  ...{ personal_keyword: true, below_floor: true, below_floor_no_counterparty: true, business_keyword: true },
  ...{ known_customer: true, reference_match: true, open_invoice_reference: true, open_invoice_amount: true },
  ...{ no_business_signal: true, refund_of_sale: true, debit_not_refund: true },
};

test.each(Object.keys(CODES))('%s is told in a sentence, with and without evidence', (detail) => {
  for (const reason of [
    { rule: 1, detail },
    { rule: 1, detail, evidence: 'INV-204' },
  ]) {
    const { sentence } = explain(reason);
    expect(sentence).toMatch(/^[A-Z“].*\.$/u);
    expect(sentence).not.toMatch(/undefined|_|“”| {2}| \.|: \./);
  }
});

test('what was found stands in the sentence', () => {
  expect(explain({ rule: 6, detail: 'personal_keyword', evidence: 'gift' })).toEqual({
    side: 'against',
    sentence: '“gift” sounds like a personal payment.',
  });
});

test('a code of a newer connector is shown as it is, and members of Object are no codes', () => {
  expect(explain({ rule: 12, detail: 'new_kind', evidence: 'x' }).sentence).toBe('New kind: x.');
  expect(explain({ rule: 1, detail: 'toString' }).side).toBe('aside');
  expect(reasonTitle('currency_mismatch')).toBe('Currency does not fit');
  expect(reasonTitle('something_else')).toBe('Something else');
});

test('a record of another shape is no record, and a reason of another shape is left out', () => {
  expect(readEligibility(null)).toBeNull();
  expect(readEligibility({ decision: 'eligible' })).toBeNull();
  const reasons = [{ rule: 8, detail: 'known_customer', evidence: 'Okafor Hotels Ltd' }, 'nonsense', null];
  expect(readEligibility({ decision: 'eligible', reasons, score: 0.8 })).toEqual({
    ...{ decision: 'eligible', score: 0.8 },
    reasons: reasons.slice(0, 1),
  });
});
