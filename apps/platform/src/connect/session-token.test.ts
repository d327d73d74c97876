import { randomBytes } from 'node:crypto';
import { Keyring } from '@kente/kit/secrets';
import { expect, test } from 'vitest';
import type { EnvId } from '../tenancy/index.ts';
import { readSessionToken, sessionToken } from './session-token.ts';

const ring = () => new Keyring(new Map([['k1', randomBytes(32)]]), randomBytes(32));
const keyring = ring();
const ref = { envId: '65f82acd00000003aa9028d1' as EnvId, sessionId: '9NvG1VXdRqUortH8JFtU' };
const token = sessionToken(keyring, ref);

test('a token leads back to its session', () => {
  expect(readSessionToken(keyring, token)).toEqual(ref);
});

test.each([
  ['a session id alone', ref.sessionId],
  ['another environment', token.replace(ref.envId, '65f82acd00000003aa9028d2')],
  ['another session', token.replace(ref.sessionId, '9NvG1VXdRqUortH8JFtV')],
  ['a cut one', token.slice(0, -1)],
  ['one with a tail', `${token}.x`],
  ['no text', undefined],
  ['nothing', ''],
])('%s opens nothing', (_name, forged) => {
  expect(readSessionToken(keyring, forged)).toBeNull();
});

test('a token of another installation opens nothing', () => {
  expect(readSessionToken(ring(), token)).toBeNull();
});
