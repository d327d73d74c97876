import { expect, test } from 'vitest';
import type { Suggestion } from '../../../../invoicing/src/matching/index.ts';
import { featureName, featureValue, readEvidence, ruleWords } from './evidence.ts';

const evidence: Suggestion['evidence'] = {
  features: [
    { name: 'amount', value: 1, contribution: 0.45 },
    { name: 'reference', value: 'INV-204', contribution: 0 },
  ],
  sentence: 'The payer names INV-204 and pays all that is open.',
  runnerUp: { invoiceIds: ['2'], score: 0.8, gap: 0.2 },
  rulesetVersion: '1',
};

test('the matcher’s own evidence is read whole', () => {
  expect(readEvidence(evidence)).toEqual({ ...evidence, runnerUp: { score: 0.8, gap: 0.2 } });
});

test('evidence of another shape leaves nothing that is not known', () => {
  for (const given of [null, 'text', { features: [null, { name: 'x' }], runnerUp: {} }]) {
    expect(readEvidence(given)).toMatchObject({ sentence: '', features: [], runnerUp: null });
  }
});

test('features and rules have names that people read, and unknown ones are shown as they are', () => {
  expect([featureName('counterparty'), featureName('moon')]).toEqual(['Name of the payer', 'moon']);
  expect([featureValue(0.954), featureValue('INV-204'), featureValue(3)]).toEqual(['95\u00a0%', 'INV-204', '3']);
  expect(ruleWords('new_rule')).toBe('new rule');
});
