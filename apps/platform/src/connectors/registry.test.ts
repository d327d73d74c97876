import { expect, test } from 'vitest';
import type { Connector } from './connector.ts';
import { createConnectors } from './index.ts';

const named = (id: string): Connector => ({
  id,
  abilities: new Set(),
  next: async () => ({ step: { kind: 'redirect', url: 'https://bank.example' }, state: null }),
  fetch: async () => ({ cursor: null, hasMore: false }),
});
const GTBANK = { id: '5f2d08be60b92e2888287702' };
const connectors = createConnectors({ connectors: [named('sandbox'), named('statement-upload')] });

test('statements are uploaded in both modes', () => {
  expect(connectors.forMethod({ mode: 'test' }, GTBANK, 'statement_upload')?.id).toBe('statement-upload');
  expect(connectors.forMethod({ mode: 'live' }, GTBANK, 'statement_upload')?.id).toBe('statement-upload');
});

test('a live environment never reaches a simulated bank', () => {
  expect(connectors.forMethod({ mode: 'test' }, GTBANK, 'internet_banking')?.id).toBe('sandbox');
  expect(connectors.forMethod({ mode: 'live' }, GTBANK, 'internet_banking')).toBeNull();
});

test('an account of a connector that is gone is a fault, not a guess', () => {
  expect(connectors.byId('sandbox').id).toBe('sandbox');
  expect(() => connectors.byId('mono')).toThrow('there is no connector mono');
});
