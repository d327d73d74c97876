/** The cursor of the transaction feed: opaque to callers, bound to the account that it was made for. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const REVISION_BYTES = 8;
const PROOF_BYTES = 16;
const CURSOR = /^[A-Za-z0-9_-]{32}$/;

export interface CursorCodec {
  /** 32 URL-safe characters. */
  encode(environmentId: string, accountId: string, revision: bigint): string;
  /** The revision, 0 for an empty cursor (from the beginning); `null`: broken, or made for another account. */
  decode(environmentId: string, accountId: string, cursor: string | undefined): bigint | null;
}

/** @param key the platform's own secret for cursors, at least 16 bytes: a cursor cannot be made elsewhere */
export function createCursorCodec(key: Uint8Array): CursorCodec {
  const proofOf = (environmentId: string, accountId: string, revision: Buffer): Buffer =>
    createHmac('sha256', key)
      .update(`transactions feed\0${environmentId}\0${accountId}\0`)
      .update(revision)
      .digest()
      .subarray(0, PROOF_BYTES);

  return {
    encode(environmentId, accountId, revision) {
      const bytes = Buffer.alloc(REVISION_BYTES);
      bytes.writeBigInt64BE(revision);
      return Buffer.concat([bytes, proofOf(environmentId, accountId, bytes)]).toString('base64url');
    },
    decode(environmentId, accountId, cursor) {
      if (cursor === undefined || cursor === '') return 0n;
      if (!CURSOR.test(cursor)) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      const revision = bytes.subarray(0, REVISION_BYTES);
      if (!timingSafeEqual(bytes.subarray(REVISION_BYTES), proofOf(environmentId, accountId, revision))) return null;
      return revision.readBigInt64BE();
    },
  };
}
