import { createDecipheriv } from 'node:crypto';
import { record } from './outcome.ts';
import type { PulledDocument } from './tax-authority.ts';

const KEY_BYTES = 32;

/**
 * Opens `{iv_hex, pub, data}`: AES-256-CFB, the key is `pub` and the part of the API key before its first dash, `data` is
 * base64url. Null for what this key does not open: CFB authenticates nothing, so text that is no JSON says so.
 * Source: contract 11.2.
 */
export function openSealed(sealed: unknown, apiKey: string): PulledDocument {
  const { iv_hex: iv, pub, data } = record(sealed);
  if (typeof iv !== 'string' || typeof pub !== 'string' || typeof data !== 'string') return null;
  const key = Buffer.from(`${pub}${apiKey.split('-', 1)[0]}`);
  const start = Buffer.from(iv, 'hex');
  if (key.length !== KEY_BYTES || start.length !== 16) return null;
  const decipher = createDecipheriv('aes-256-cfb', key, start);
  const text = Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString();
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
