import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import QRCode from 'qrcode';

/** What the authority's portal hands out as `crypto_keys.txt`. */
export interface CryptoKeys {
  readonly publicKey: KeyObject;
  readonly certificate: string;
}

/** The file is unusable; the message says why and never what is in it. */
export class UnusableCryptoKeys extends Error {
  override readonly name = 'UnusableCryptoKeys';
}

export type QrPadding = 'pkcs1' | 'oaep-sha256';

const PEM = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/;

/**
 * Reads `crypto_keys.txt` in either form: JSON `{public_key: base64 of a PEM, certificate: base64 text}`, or a PEM block
 * with the certificate's text behind it. Source: contract 11.6.
 * @throws UnusableCryptoKeys
 */
export function readCryptoKeys(file: string): CryptoKeys {
  const { pem, certificate } = file.trimStart().startsWith('{') ? fromJson(file) : fromPem(file);
  if (certificate === '') throw new UnusableCryptoKeys('The crypto keys hold no certificate.');
  let publicKey: KeyObject;
  try {
    publicKey = createPublicKey(pem);
  } catch (cause) {
    throw new UnusableCryptoKeys('The public key among the crypto keys cannot be read.', { cause });
  }
  if (publicKey.asymmetricKeyType !== 'rsa')
    throw new UnusableCryptoKeys(`The public key among the crypto keys is ${publicKey.asymmetricKeyType}, not RSA.`);
  return { publicKey, certificate };
}

function fromJson(file: string): { pem: string; certificate: string } {
  let read: unknown;
  try {
    read = JSON.parse(file);
  } catch {
    throw new UnusableCryptoKeys('The crypto keys look like JSON and are none.');
  }
  const { public_key: publicKey, certificate } = read as Record<string, unknown>;
  if (typeof publicKey !== 'string' || typeof certificate !== 'string')
    throw new UnusableCryptoKeys('The crypto keys need the members public_key and certificate.');
  return { pem: Buffer.from(publicKey, 'base64').toString(), certificate: certificate.trim() };
}

function fromPem(file: string): { pem: string; certificate: string } {
  const found = PEM.exec(file);
  if (!found) throw new UnusableCryptoKeys('The crypto keys are neither JSON nor a PEM block.');
  return { pem: found[0], certificate: file.slice(found.index + found[0].length).trim() };
}

/** The IRN, the moment of signing and the certificate do not fit into one RSA block. */
export class QrContentTooLong extends Error {
  override readonly name = 'QrContentTooLong';
}

export interface QrContent {
  irn: string;
  /** When the invoice was signed. */
  at: Date;
  keys: CryptoKeys;
  padding?: QrPadding;
}

/**
 * The text of the QR code: `{"irn":"<IRN>.<unix seconds>","certificate":"…"}`, encrypted with the authority's key, in
 * base64. It is printed on the document and never sent. Source: contract 11.6.
 * @throws QrContentTooLong
 */
export function qrText({ irn, at, keys, padding = 'pkcs1' }: QrContent): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const content = Buffer.from(JSON.stringify({ irn: `${irn}.${seconds}`, certificate: keys.certificate }));
  const max = capacity(keys.publicKey, padding);
  if (content.length > max)
    throw new QrContentTooLong(
      `The QR code's content has ${content.length} bytes, the authority's key takes ${max} (${padding}).`,
    );
  const options =
    padding === 'pkcs1'
      ? { key: keys.publicKey, padding: constants.RSA_PKCS1_PADDING }
      : { key: keys.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  return publicEncrypt(options, content).toString('base64');
}

/** Bytes that one block takes: the key's length less what the padding needs. */
function capacity(key: KeyObject, padding: QrPadding): number {
  const bytes = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  return bytes - (padding === 'pkcs1' ? 11 : 2 * 32 + 2);
}

/** 344 characters make version 14 at this level, which survives a fold in the paper. */
const LEVEL = 'M';
const WIDTH_PX = 320;

/** A picture of at least 300 × 300 pixels, quiet zone included. */
export const qrPng = (text: string): Promise<Buffer> =>
  QRCode.toBuffer(text, { type: 'png', errorCorrectionLevel: LEVEL, width: WIDTH_PX });

export const qrSvg = (text: string): Promise<string> =>
  QRCode.toString(text, { type: 'svg', errorCorrectionLevel: LEVEL, width: WIDTH_PX });
