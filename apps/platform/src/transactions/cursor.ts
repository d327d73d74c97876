/**
 * The cursor of the transaction feed: opaque to callers, bound to the account that it was made for, and to a generation
 * of its history: what was purged is told to nobody, so a cursor from before a purge must not go on.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Generation and revision share eight bytes; a cursor of generation 0 is its revision alone. */
const PLACE_BYTES = 8;
const REVISION_BITS = 48n;
const PROOF_BYTES = 16;
const CURSOR = /^[A-Za-z0-9_-]{32}$/;

/** How far a reader is. */
export interface FeedPlace {
  /** Which history of the account: each purge begins another one. At most 32,767. */
  generation: number;
  /** Below 2^48. */
  revision: bigint;
}

export interface CursorCodec {
  /** 32 URL-safe characters. */
  encode(environmentId: string, accountId: string, place: FeedPlace): string;
  /** `null`: broken, or made for another account. */
  decode(environmentId: string, accountId: string, cursor: string): FeedPlace | null;
}

/** @param key the platform's own secret for cursors, at least 16 bytes: a cursor cannot be made elsewhere */
export function createCursorCodec(key: Uint8Array): CursorCodec {
  const proofOf = (environmentId: string, accountId: string, place: Buffer): Buffer =>
    createHmac('sha256', key)
      .update(`transactions feed\0${environmentId}\0${accountId}\0`)
      .update(place)
      .digest()
      .subarray(0, PROOF_BYTES);

  return {
    encode(environmentId, accountId, { generation, revision }) {
      const bytes = Buffer.alloc(PLACE_BYTES);
      bytes.writeBigInt64BE((BigInt(generation) << REVISION_BITS) | revision);
      return Buffer.concat([bytes, proofOf(environmentId, accountId, bytes)]).toString('base64url');
    },
    decode(environmentId, accountId, cursor) {
      if (!CURSOR.test(cursor)) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      const place = bytes.subarray(0, PLACE_BYTES);
      if (!timingSafeEqual(bytes.subarray(PLACE_BYTES), proofOf(environmentId, accountId, place))) return null;
      const value = place.readBigInt64BE();
      return { generation: Number(value >> REVISION_BITS), revision: BigInt.asUintN(Number(REVISION_BITS), value) };
    },
  };
}
