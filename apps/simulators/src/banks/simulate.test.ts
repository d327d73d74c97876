import { expect, test } from 'vitest';
import { parseDirective } from './simulate.ts';

test.each([
  ['timeout', { fault: 'timeout', detail: '', latencyMs: 0 }],
  ['slow', { fault: 'none', detail: '', latencyMs: 5_000 }],
  ['slow; latency=3000', { fault: 'none', detail: '', latencyMs: 3_000 }],
  ['latency=250', { fault: 'none', detail: '', latencyMs: 250 }],
  ['unavailable; latency=100', { fault: 'unavailable', detail: '', latencyMs: 100 }],
  ['decline:51', { fault: 'decline', detail: '51', latencyMs: 0 }],
  ['latency=999999999', { fault: 'none', detail: '', latencyMs: 120_000 }],
])('%s is understood', (header, directive) => {
  expect(parseDirective(header)).toEqual(directive);
});

test('a fault that is not known still fails, and no header is no fault', () => {
  expect(parseDirective('meteor')?.fault).toBe('unavailable');
  expect(parseDirective(undefined)).toBeNull();
  expect(parseDirective('  ')).toBeNull();
});
