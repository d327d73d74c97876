import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where to go on. Source: contract 8. */
export type Position =
  | { readonly mode: 'feed'; readonly feedCursor: string }
  | {
      readonly mode: 'pages';
      readonly page: number;
      /** Rows per page: what `page` counts in. */
      readonly size: number;
      /** The latest day of the last run that came to its end; null before the first. */
      readonly highWaterDate: string | null;
      /** The latest day seen in this run. */
      readonly seen: string | null;
      /** Of a backfill, which moves no stored cursor. */
      readonly span?: { readonly start?: string; readonly end?: string };
    };

/** `step` counts the pages that were committed: of two cursors the one with the higher step is further. */
export interface Cursor {
  readonly account: string;
  readonly step: number;
  readonly position: Position;
}

const VERSION = 1;
const MAC_BYTES = 16;
const LONGEST = 4_000;

/** Opaque to callers: base64url of JSON, and a MAC under the account's own key. */
export function writeCursor(cursor: Cursor, key: Buffer): string {
  const body = Buffer.from(JSON.stringify({ v: VERSION, ...cursor })).toString('base64url');
  return `${body}.${macOf(body, key).toString('base64url')}`;
}

/** @returns null for one that was changed, is another account's, or of another time. */
export function readCursor(text: string, account: string, key: Buffer): Cursor | null {
  const [body = '', mac = '', ...more] = text.length > LONGEST ? [] : text.split('.');
  if (more.length > 0) return null;
  const given = Buffer.from(mac, 'base64url');
  const wanted = macOf(body, key);
  // Base64 has several spellings of the same bytes: only ours is good.
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || given.toString('base64url') !== mac)
    return null;
  const { v, ...cursor } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Cursor & { v: number };
  return v === VERSION && cursor.account === account ? cursor : null;
}

const macOf = (body: string, key: Buffer): Buffer =>
  createHmac('sha256', key).update(`si cursor ${body}`).digest().subarray(0, MAC_BYTES);
