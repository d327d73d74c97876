import { DAY_MS, HOUR_MS, later, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import { describe, expect, test } from 'vitest';
import { judgeAnswer, judgeRequery, nextRequery } from './requery-rule.ts';

const sentAt = new Date('2026-11-16T22:59:50Z');
const after = (ms: number): Date => later(sentAt, ms);

test('the schedule is 10 s, 30 s, 1, 2, 5, 10, 15, 30 min, then hourly for 24 h, then nobody', () => {
  const offsets: number[] = [];
  for (let at = nextRequery(sentAt, sentAt); at; at = nextRequery(sentAt, at))
    offsets.push(at.getTime() - sentAt.getTime());
  expect(offsets.slice(0, 8)).toEqual([10, 30, 60, 120, 300, 600, 900, 1_800].map((seconds) => seconds * SECOND_MS));
  expect(offsets.slice(8)).toEqual(Array.from({ length: 24 }, (_, hour) => (hour + 1) * HOUR_MS));
  expect(nextRequery(sentAt, after(DAY_MS))).toBeNull();
});

describe('no record (25)', () => {
  const judge = (ms: number, noRecordAnswers: number) =>
    judgeRequery('25', { sentAt, now: after(ms), noRecordAnswers });
  test('is believed after 15 minutes and at the third answer in a row', () => {
    expect(judge(15 * MINUTE_MS, 3)).toBe('failed');
  });
  test('is not believed a moment earlier, or at the second answer however late', () => {
    expect([judge(15 * MINUTE_MS - 1, 7), judge(DAY_MS, 2)]).toEqual(['unknown', 'unknown']);
  });
});

test('told as the result of the original, 96, 26 and 94 are final; told of the debit itself they are not', () => {
  const given = { sentAt, now: after(MINUTE_MS), noRecordAnswers: 0 };
  for (const code of ['96', '26', '94']) {
    expect([judgeAnswer(code), judgeRequery(code, given)]).toEqual(['unknown', 'failed']);
  }
});

test('what is still open, and codes that nobody knows, stay unknown however old they are', () => {
  for (const code of ['01', '09', '21', '35', '68', '97', '99', '42']) {
    expect(judgeRequery(code, { sentAt, now: after(30 * DAY_MS), noRecordAnswers: 9 })).toBe('unknown');
  }
});

test('ok and final refusals say what they say', () => {
  const given = { sentAt, now: after(SECOND_MS), noRecordAnswers: 0 };
  expect(['00', '51', '91', '05'].map((code) => judgeRequery(code, given))).toEqual([
    'successful',
    'failed',
    'failed',
    'failed',
  ]);
  expect(judgeAnswer('25')).toBe('failed');
});
