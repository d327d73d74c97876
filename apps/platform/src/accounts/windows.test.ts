import { expect, test } from 'vitest';
import { MANUAL_SYNC_WINDOW_MS, manualSyncRefusal, manualSyncState, realtimeDecision, windowState } from './windows.ts';

const NOON = new Date('2026-03-10T12:00:00.000Z');
const later = (ms: number) => new Date(NOON.getTime() + ms);

test('the first call of all is free', () => {
  expect(manualSyncState(null, NOON)).toEqual({ open: true });
  expect(realtimeDecision({ running: false, lastStartedAt: null }, NOON)).toBe('start');
});

test('a manual sync is free again after exactly two minutes', () => {
  expect(manualSyncState(NOON, NOON)).toEqual({ open: false, secondsLeft: 120 });
  expect(manualSyncState(NOON, later(33_000))).toEqual({ open: false, secondsLeft: 87 });
  expect(manualSyncState(NOON, later(119_001))).toEqual({ open: false, secondsLeft: 1 });
  expect(manualSyncState(NOON, later(119_999))).toEqual({ open: false, secondsLeft: 1 });
  expect(manualSyncState(NOON, later(MANUAL_SYNC_WINDOW_MS))).toEqual({ open: true });
});

test('the refusal says the rule and the seconds left', () => {
  expect(manualSyncRefusal(87)).toBe(
    'Data sync is limited to one call per account every 2 minutes. Try again in 87 seconds.',
  );
  expect(manualSyncRefusal(1, 60_000)).toBe(
    'Data sync is limited to one call per account every minute. Try again in 1 second.',
  );
  expect(manualSyncRefusal(3, 5_000)).toContain('every 5 seconds');
});

test('a real-time request starts, joins what runs, or repeats the last job for five minutes', () => {
  expect(realtimeDecision({ running: true, lastStartedAt: NOON }, later(1))).toBe('join');
  expect(realtimeDecision({ running: true, lastStartedAt: NOON }, later(600_000))).toBe('join');
  expect(realtimeDecision({ running: false, lastStartedAt: NOON }, later(299_999))).toBe('repeat');
  expect(realtimeDecision({ running: false, lastStartedAt: NOON }, later(300_000))).toBe('start');
});

test('a clock that was set back locks nobody out', () => {
  expect(windowState(later(86_400_000), NOON, 120_000)).toEqual({ open: true });
});
