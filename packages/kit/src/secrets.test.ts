import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Keyring, type Place, parseKeys, sameSecret } from './secrets.ts';

const INDEX_SECRET = Buffer.from('index secret of the tests');
const keyOf = (fill: number): Buffer => Buffer.alloc(32, fill);
const ring = new Keyring(new Map([['k1', keyOf(1)]]), INDEX_SECRET);
const place: Place = { tenant: 'env1', column: 'accounts.number', row: 'row1' };
const anyPlace = fc.record({ tenant: fc.string(), column: fc.string(), row: fc.string() });

describe('sealing', () => {
  test('whatever text was sealed opens again at its place, and nowhere else', () => {
    const holds = fc.property(fc.string({ unit: 'grapheme' }), anyPlace, anyPlace, (text, here, there) => {
      const sealed = ring.seal(here, text);
      expect(ring.open(here, sealed)).toBe(text);
      const same = JSON.stringify(Object.values(here)) === JSON.stringify(Object.values(there));
      if (!same) expect(() => ring.open(there, sealed)).toThrow();
    });
    fc.assert(holds);
  });

  test.each([
    ['tenant', { ...place, tenant: 'env2' }],
    ['column', { ...place, column: 'accounts.bvn' }],
    ['row', { ...place, row: 'row2' }],
  ])('a value moved to another %s does not open', (_what, there) => {
    expect(() => ring.open(there, ring.seal(place, '22345678901'))).toThrow();
  });

  test('places whose parts run together differently are different places', () => {
    const sealed = ring.seal({ tenant: 'a', column: 'b","c', row: 'd' }, 'text');
    expect(() => ring.open({ tenant: 'a', column: 'b', row: 'c","d' }, sealed)).toThrow();
  });

  test('no byte of a sealed value can be changed and no end cut off', () => {
    const sealed = ring.seal(place, '0123456789');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => ring.open(place, changed)).toThrow();
      expect(() => ring.open(place, sealed.subarray(0, index))).toThrow();
    }
  });

  test('the same text is never sealed to the same bytes', () => {
    expect(ring.seal(place, 'same')).not.toEqual(ring.seal(place, 'same'));
  });
});

describe('rotation', () => {
  const rotated = new Keyring(
    new Map([
      ['k2', keyOf(2)],
      ['k1', keyOf(1)],
    ]),
    INDEX_SECRET,
  );

  test('the first key seals, every key of the ring opens', () => {
    const old = ring.seal(place, 'old');
    const fresh = rotated.seal(place, 'fresh');
    expect(rotated.open(place, old)).toBe('old');
    expect(rotated.open(place, fresh)).toBe('fresh');
    expect(Keyring.keyIdOf(old)).toBe('k1');
    expect(Keyring.keyIdOf(fresh)).toBe('k2');
  });

  test('a value of a key that has left the ring says which key is missing', () => {
    expect(() => ring.open(place, rotated.seal(place, 'fresh'))).toThrow('key k2 is not in the keyring');
  });

  test('a blind index survives a rotation', () => {
    expect(rotated.blindIndex('bvn', '22345678901')).toEqual(ring.blindIndex('bvn', '22345678901'));
  });
});

test('blind indexes of one value are apart for each purpose and each installation', () => {
  const other = new Keyring(new Map([['k1', keyOf(1)]]), Buffer.from('index secret of another'));
  const index = ring.blindIndex('bvn', '22345678901');
  expect(ring.blindIndex('bvn', '22345678901')).toEqual(index);
  expect(ring.blindIndex('phone', '22345678901')).not.toEqual(index);
  expect(other.blindIndex('bvn', '22345678901')).not.toEqual(index);
  expect(index.toString('latin1')).not.toContain('2234');
});

describe('keys from the configuration', () => {
  const base64 = (bytes: number): string => randomBytes(bytes).toString('base64');

  test('are read in their order, the sealing one first', () => {
    expect([...parseKeys(`k2:${base64(32)}, k1:${base64(32)}`).keys()]).toEqual(['k2', 'k1']);
  });

  test.each([
    ['nothing', '', 'entry 1 is not of the form id:base64'],
    ['no id', base64(32), 'entry 1 is not of the form id:base64'],
    ['a comma at the end', `k1:${base64(32)},`, 'entry 2 is not of the form id:base64'],
    ['an id with a space', `my key:${base64(32)}`, 'the key id of entry 1 is not 1-32 of a-z, 0-9 and -'],
    ['one id twice', `k1:${base64(32)},k1:${base64(32)}`, 'entry 2 has the key id k1'],
    ['no base64', 'k1:what is this', 'entry 1 is not of the form id:base64'],
  ])('with %s are refused', (_what, text, message) => {
    expect(() => parseKeys(text)).toThrow(message);
  });

  test('of another length than 32 bytes are refused with their length', () => {
    expect(() => new Keyring(parseKeys(`k1:${base64(16)}`), INDEX_SECRET)).toThrow('key k1 is 16 bytes long, not 32');
    expect(() => new Keyring(new Map(), INDEX_SECRET)).toThrow('a keyring needs a key');
  });

  test('are never printed in an error', () => {
    const secret = base64(32);
    expect(() => parseKeys(secret)).toThrow(expect.not.stringContaining(secret.slice(0, 8)) as Error);
  });
});

test('two secrets are the same exactly when their texts are', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameSecret(a, b) === (a === b) && sameSecret(a, a)));
});
