import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where a sealed value belongs. Opened anywhere else, it does not open: a row cannot be moved to another tenant. */
export interface Place {
  tenant: string;
  column: string;
  row: string;
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = /^[a-z0-9-]{1,32}$/;

function additionalData(place: Place): Buffer {
  return Buffer.from(JSON.stringify([place.tenant, place.column, place.row]));
}

/**
 * Keys for everything that is sealed or searched. Sealing is AES-256-GCM under the first key, the key's id stands in
 * the sealed value, and every key of the ring still opens. Layout: version, key id length, key id, IV, tag, text.
 */
export class Keyring {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #active: string;
  readonly #indexKey: Buffer;

  /**
   * @param keys id → 32 bytes; the first one seals.
   * @param indexSecret never rotated: what was indexed under it is found again only with it.
   */
  constructor(keys: ReadonlyMap<string, Buffer>, indexSecret: Buffer) {
    const first = keys.keys().next();
    if (first.done) throw new Error('a keyring needs a key');
    for (const [id, key] of keys) {
      if (key.length !== 32) throw new Error(`key ${id} is ${key.length} bytes long, not 32`);
      if (!KEY_ID.test(id)) throw new Error(`key id ${id} is not 1-32 of a-z, 0-9 and -`);
    }
    this.#keys = keys;
    this.#active = first.value;
    this.#indexKey = Buffer.from(hkdfSync('sha256', indexSecret, '', 'kente blind index', 32));
  }

  seal(place: Place, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const keyId = Buffer.from(this.#active);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#active), iv).setAAD(additionalData(place));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION, keyId.length]), keyId, iv, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the value was changed, moved to another place, or sealed with a key that is not in the ring. */
  open(place: Place, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] !== VERSION) throw new Error(`unknown sealing version ${bytes[0]}`);
    const keyEnd = 2 + (bytes[1] ?? 0);
    const ivEnd = keyEnd + IV_BYTES;
    const tagEnd = ivEnd + TAG_BYTES;
    const key = this.#key(bytes.subarray(2, keyEnd).toString());
    // With the tag's length said, a value that was cut short does not pass with what is left of its tag.
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(keyEnd, ivEnd), { authTagLength: TAG_BYTES })
      .setAAD(additionalData(place))
      .setAuthTag(bytes.subarray(ivEnd, tagEnd));
    return decipher.update(bytes.subarray(tagEnd), undefined, 'utf8') + decipher.final('utf8');
  }

  /** The id of the key that sealed a value: tells what still waits for re-sealing after a rotation. */
  static keyIdOf(sealed: Uint8Array): string {
    return Buffer.from(sealed.subarray(2, 2 + (sealed[1] ?? 0))).toString();
  }

  /** HMAC-SHA256 of a value, apart for each purpose: equality can be searched, the value cannot be read. */
  blindIndex(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.#indexKey).update(purpose).update('\0').update(value).digest();
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (!key) throw new Error(`key ${id} is not in the keyring`);
    return key;
  }
}

/**
 * `id:base64[,id:base64…]` with 32 bytes each, the sealing key first.
 * @throws Error that names the entry which is wrong by its place, and never prints what may be a key.
 */
export function parseKeys(text: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const [index, entry] of text.split(',').entries()) {
    const place = `entry ${index + 1}`;
    const [, id, base64] = /^([^:]+):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry.trim()) ?? [];
    if (id === undefined || base64 === undefined) throw new Error(`${place} is not of the form id:base64`);
    if (!KEY_ID.test(id)) throw new Error(`the key id of ${place} is not 1-32 of a-z, 0-9 and -`);
    if (keys.has(id)) throw new Error(`${place} has the key id ${id}, which stands before already`);
    keys.set(id, Buffer.from(base64, 'base64'));
  }
  return keys;
}

/** Equality of two secrets in time that tells nothing about where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
