import { HOUR_MS, later } from '@kente/kit/clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  isFinal,
  isReady,
  type Lifetime,
  MANDATE_STATUSES,
  nextByClock,
  type Step,
  statusAt,
} from './lifecycle.ts';

const NOW = new Date('2026-02-04T09:00:00.000Z');
const windows = { authoriseMs: HOUR_MS, linkMs: 24 * HOUR_MS };
const mandate = (changes: Partial<Lifetime>): Lifetime => ({
  ...{ status: 'initiated', createdAt: NOW, initiatedAt: NOW, readyAt: null },
  endDate: new Date('2026-12-31T22:59:59.999Z'),
  ...changes,
});

describe('a step', () => {
  test.each([
    ['awaiting_authorization', 'open', 'initiated'],
    ['initiated', 'approve', 'approved'],
    ['active', 'approve', 'approved'],
    ['initiated', 'reject', 'rejected'],
    ['approved', 'pause', 'paused'],
    ['paused', 'reinstate', 'approved'],
    ['paused', 'cancel', 'cancelled'],
    ['approved', 'expire', 'expired'],
    ['approved', 'reinstate', null],
    ['paused', 'pause', null],
    ['initiated', 'pause', null],
    ['approved', 'lapse', null],
    ['rejected', 'cancel', null],
    ['expired', 'cancel', null],
  ] as const)('from %s by %s leads to %s', (from, step, to) => expect(after(from, step)).toBe(to));

  test('never leads out of a final status', () => {
    const steps: Step[] = ['open', 'approve', 'reject', 'pause', 'reinstate', 'cancel', 'lapse', 'expire'];
    fc.assert(
      fc.property(fc.constantFrom(...MANDATE_STATUSES), fc.array(fc.constantFrom(...steps)), (from, taken) => {
        let status = from;
        let ended: typeof status | null = isFinal(status) ? status : null;
        for (const step of taken) {
          status = after(status, step) ?? status;
          if (ended) expect(status).toBe(ended);
          else if (isFinal(status)) ended = status;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('time', () => {
  test('ends a window that nobody used: an hour after it was initiated, a day for a link that was never opened', () => {
    expect(statusAt(mandate({}), windows, later(NOW, HOUR_MS - 1))).toBe('initiated');
    expect(statusAt(mandate({}), windows, later(NOW, HOUR_MS))).toBe('cancelled');
    const link = mandate({ status: 'awaiting_authorization', initiatedAt: null });
    expect(statusAt(link, windows, later(NOW, 24 * HOUR_MS - 1))).toBe('awaiting_authorization');
    expect(nextByClock(link, windows)).toEqual({ step: 'lapse', at: later(NOW, 24 * HOUR_MS) });
  });

  test('ends a mandate after its last millisecond, paused ones too', () => {
    for (const status of ['approved', 'paused', 'active'] as const) {
      expect(statusAt(mandate({ status }), windows, new Date('2026-12-31T22:59:59.999Z'))).toBe(status);
      expect(statusAt(mandate({ status }), windows, new Date('2026-12-31T23:00:00.000Z'))).toBe('expired');
    }
  });

  test('changes nothing that is final', () => {
    expect(nextByClock(mandate({ status: 'cancelled' }), windows)).toBeNull();
    expect(statusAt(mandate({ status: 'rejected' }), windows, new Date('2030-01-01T00:00:00Z'))).toBe('rejected');
  });

  test('makes an approved mandate ready, and a paused one not', () => {
    const readyAt = later(NOW, 24 * HOUR_MS);
    expect(isReady(mandate({ status: 'approved', readyAt }), later(readyAt, -1))).toBe(false);
    expect(isReady(mandate({ status: 'approved', readyAt }), readyAt)).toBe(true);
    expect(isReady(mandate({ status: 'paused', readyAt }), readyAt)).toBe(false);
    expect(isReady(mandate({ status: 'approved', readyAt }), new Date('2027-01-01T00:00:00Z'))).toBe(false);
    expect(isReady(mandate({ status: 'approved' }), later(readyAt, 1))).toBe(false);
  });
});
