import { randomBytes } from 'node:crypto';

export const LOWER_ALPHANUMERIC = '0123456789abcdefghijklmnopqrstuvwxyz';
export const UPPER_ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MIXED_ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random text over an alphabet, without modulo bias. */
export function randomText(alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

/** 24 lower-case hex: accounts, customers, transactions, apps, businesses, environments. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}

/** Many ids of `newId`'s form for the price of one draw. */
export function newIds(count: number): string[] {
  const hex = randomBytes(12 * count).toString('hex');
  return Array.from({ length: count }, (_, index) => hex.slice(index * 24, index * 24 + 24));
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/** `AL` + 10 upper-case alphanumerics: links, `data_request_id`. */
export const newLinkId = (): string => `AL${randomText(UPPER_ALPHANUMERIC, 10)}`;
/** 20 mixed-case alphanumerics: sessions, jobs, statement files. */
export const newToken = (): string => randomText(MIXED_ALPHANUMERIC, 20);
export const isToken = (text: string): boolean => /^[0-9A-Za-z]{20}$/.test(text);
export const newCode = (): string => `code_${randomText(LOWER_ALPHANUMERIC, 24)}`;
export const newEventId = (): string => `evt_${randomText(LOWER_ALPHANUMERIC, 24)}`;
export const newKey = (mode: 'test' | 'live', kind: 'secret' | 'public'): string =>
  `${mode}_${kind === 'secret' ? 'sk' : 'pk'}_${randomText(LOWER_ALPHANUMERIC, 20)}`;
export const newWebhookSecret = (): string => `sec_${randomText(LOWER_ALPHANUMERIC, 24)}`;
