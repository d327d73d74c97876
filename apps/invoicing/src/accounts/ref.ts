import { randomBytes } from 'node:crypto';

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 20;

/** `si_` and 20 random base32 characters. Source: contract 3.1. */
export function newRef(): string {
  return `si_${Array.from(randomBytes(LENGTH), (byte) => BASE32[byte % BASE32.length]).join('')}`;
}
