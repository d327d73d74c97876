import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { QrContentTooLong, qrPng, qrSvg, qrText, readCryptoKeys, UnusableCryptoKeys } from './qr.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const certificate = Buffer.from('an example certificate, forty-one bytes..').toString('base64');
const asJson = JSON.stringify({ public_key: Buffer.from(pem).toString('base64'), certificate });
const keys = readCryptoKeys(asJson);
const irn = 'INV0042-94ND90NR-20261120';
const at = new Date('2026-11-20T10:00:00.900Z');

test('crypto_keys.txt is read as JSON and as a PEM block with the certificate behind it', () => {
  const read = readCryptoKeys(`\n${pem}\n${certificate}\n`);
  for (const { publicKey: key, certificate: text } of [read, keys]) {
    expect(key.export({ type: 'spki', format: 'pem' })).toBe(pem);
    expect(text).toBe(certificate);
  }
});

test.each([
  ['nothing', ''],
  ['half a JSON', asJson.slice(0, 40)],
  ['JSON without a certificate', JSON.stringify({ public_key: 'x' })],
  ['a key that is none', JSON.stringify({ public_key: Buffer.from('hello').toString('base64'), certificate })],
  ['a PEM block alone', pem],
  [
    'an elliptic key',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }) + certificate,
  ],
])('%s is refused without telling what it holds', (_, file) => {
  expect(() => readCryptoKeys(file)).toThrow(UnusableCryptoKeys);
  expect(() => readCryptoKeys(file)).not.toThrow(certificate);
});

test('the authority reads IRN, second of signing and certificate back', () => {
  const text = qrText({ irn, at, keys });
  expect(text).toHaveLength(344);
  const read = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text, 'base64'));
  expect(JSON.parse(read.toString())).toEqual({ irn: `${irn}.1795168800`, certificate });
});

test('OAEP with SHA-256 is there for a scanner that wants it', () => {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const text = qrText({ irn, at, keys, padding: 'oaep-sha256' });
  const read = privateDecrypt({ key: privateKey, padding, oaepHash: 'sha256' }, Buffer.from(text, 'base64'));
  expect(JSON.parse(read.toString())).toMatchObject({ certificate });
});

test('what the key does not take is told in bytes before anything is encrypted: 245 for PKCS#1, 190 for OAEP', () => {
  const content = (length: number) => ({ publicKey, certificate: 'c'.repeat(length) });
  const frame = JSON.stringify({ irn: `${irn}.1795168800`, certificate: '' }).length;
  expect(qrText({ irn, at, keys: content(245 - frame) })).toHaveLength(344);
  expect(() => qrText({ irn, at, keys: content(246 - frame) })).toThrow(
    new QrContentTooLong("The QR code's content has 246 bytes, the authority's key takes 245 (pkcs1)."),
  );
  expect(qrText({ irn, at, keys: content(190 - frame), padding: 'oaep-sha256' })).toHaveLength(344);
  expect(() => qrText({ irn, at, keys: content(191 - frame), padding: 'oaep-sha256' })).toThrow(QrContentTooLong);
});

test('the picture is a PNG of at least 300 pixels, or an SVG; 344 characters make version 14 at level M', async () => {
  const text = qrText({ irn, at, keys });
  const png = await qrPng(text);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(300);
  expect(png.readUInt32BE(20)).toBe(png.readUInt32BE(16));
  expect(await qrSvg(text)).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
  expect(QRCode.create(text, { errorCorrectionLevel: 'M' }).version).toBe(14);
});
