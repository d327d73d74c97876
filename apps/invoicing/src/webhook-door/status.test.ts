import { expect, test } from 'vitest';
import { type Doing, healthOf } from './status.ts';

const doing = (said: Partial<Doing>): Doing => ({
  ...{
    verify: true,
    hasSecret: true,
    lastReceivedAt: new Date('2026-11-20T10:00:00.000Z'),
    received: 100,
    rejected: 0,
  },
  ...said,
});

test('healthy up to five rejected in a hundred, degraded from the sixth on', () => {
  expect(healthOf(doing({ rejected: 5 }))).toBe('healthy');
  expect(healthOf(doing({ rejected: 6 }))).toBe('degraded');
});

test('degraded without a secret, and where nothing is verified', () => {
  expect([healthOf(doing({ hasSecret: false })), healthOf(doing({ verify: false }))]).toEqual(['degraded', 'degraded']);
});

test('before the first delivery there is nothing to judge', () => {
  expect(healthOf(doing({ lastReceivedAt: null, verify: false }))).toBe('never_received');
});

test('a quiet day is a healthy one', () => {
  expect(healthOf(doing({ received: 0 }))).toBe('healthy');
});
