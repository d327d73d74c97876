import type { Fields } from './event.ts';

/** The JSON object that bytes are; null for anything else. */
export function jsonOf(body: Uint8Array): Fields | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Fields) : null;
  } catch {
    return null;
  }
}
