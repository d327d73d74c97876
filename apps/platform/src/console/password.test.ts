import { expect, test } from 'vitest';
import { hashPassword, newPassword, passwordFits } from './password.ts';

test('a password fits its own hash, and nothing else does', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(await passwordFits('correct horse battery', hash)).toBe(true);
  expect(await passwordFits('correct horse batterz', hash)).toBe(false);
  expect(await passwordFits('', hash)).toBe(false);
});

test('the same password never makes the same hash', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
});

test('letters that look alike on every keyboard are the same: Unicode forms do not lock anybody out', async () => {
  expect(await passwordFits('cafe\u0301-olé-123', await hashPassword('café-ole\u0301-123'))).toBe(true);
});

test('what is no hash fits no password', async () => {
  for (const hash of ['', 'scrypt', 'bcrypt$1$2$3$4$5'])
    expect(await passwordFits('anything at all', hash)).toBe(false);
});

test('a password that is made is four groups of five that can be read out', () => {
  expect(newPassword()).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  expect(newPassword()).not.toBe(newPassword());
});
