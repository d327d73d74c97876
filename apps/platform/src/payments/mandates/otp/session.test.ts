import { expect, test } from 'vitest';
import { isOver, masked, maySend, type OtpSession } from './session.ts';

const NOW = new Date('2026-02-06T09:00:00.000Z');
const session = (changes: Partial<OtpSession> = {}): OtpSession => ({
  ...{ id: 'otp_1', mandateId: '5f171a530295e231abca1153', codeHash: null, sends: 0, wrongTries: 0, expiresAt: null },
  ...changes,
});

test.each([
  [{}, false],
  [{ wrongTries: 2 }, false],
  [{ wrongTries: 3 }, true],
  [{ expiresAt: new Date('2026-02-06T09:00:00.001Z') }, false],
  [{ expiresAt: NOW }, true],
])('a session with %j is over: %s', (changes, over) => expect(isOver(session(changes), NOW)).toBe(over));

test('a code is sent three times at most', () => {
  expect([0, 2, 3].map((sends) => maySend(session({ sends }), NOW))).toEqual([true, true, false]);
});

test('addresses are masked', () => {
  expect(masked('phone_number', '08181236496')).toBe('0818***6496');
  expect(masked('email', 'halima@adire.example')).toBe('ha***@adire.example');
});
