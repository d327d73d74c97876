import { createCipheriv, randomBytes } from 'node:crypto';

/** A document as a buyer pulls it. */
export interface Sealed {
  iv_hex: string;
  pub: string;
  data: string;
}

/** AES-256-CFB; the key is 24 characters that travel along and the eight of the API key before its first dash. */
export function seal(text: string, apiKey: string): Sealed {
  const pub = randomBytes(12).toString('hex');
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cfb', `${pub}${apiKey.split('-', 1)[0]}`, iv);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64url');
  return { iv_hex: iv.toString('hex'), pub, data };
}
