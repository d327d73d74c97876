/** HMAC-SHA256 over WebCrypto, which every fetch runtime has. Comparisons take as long for a wrong value as for a right one. */

const { subtle } = globalThis.crypto;
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

export interface SecretKey {
  text: string;
  key: Awaited<ReturnType<typeof subtle.importKey>>;
}

/**
 * The keys that secrets stand for. `whsec_…` is how Standard Webhooks libraries write a secret, base64 of its bytes; it counts in
 * both readings, since a secret of your own may begin so too.
 */
export async function keysOf(secrets: readonly string[]): Promise<SecretKey[]> {
  const texts = secrets.flatMap((secret) => {
    const inner = secret.startsWith('whsec_') ? decoded(secret.slice('whsec_'.length)) : null;
    return inner ? [inner, bytes(secret)] : [bytes(secret)];
  });
  return Promise.all(
    texts.map(async (raw) => ({
      text: new TextDecoder().decode(raw),
      key: await subtle.importKey('raw', raw, HMAC, false, ['sign', 'verify']),
    })),
  );
}

export async function hmac({ key }: SecretKey, prefix: string, body: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await subtle.sign('HMAC', key, joined(prefix, body)));
}

export function matches(
  { key }: SecretKey,
  signature: Uint8Array<ArrayBuffer>,
  prefix: string,
  body: Uint8Array,
): Promise<boolean> {
  return subtle.verify('HMAC', key, signature, joined(prefix, body));
}

/** Compares by HMACs under a random key: their bytes tell nothing about where the texts differ. */
export async function sameText(one: string, other: string): Promise<boolean> {
  const key = await subtle.generateKey({ ...HMAC, length: 256 }, false, ['sign', 'verify']);
  const signature = await subtle.sign('HMAC', key, bytes(one));
  return subtle.verify('HMAC', key, signature, bytes(other));
}

export async function sha256Hex(body: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await subtle.digest('SHA-256', body)));
}

export function hexOf(raw: Uint8Array): string {
  return Array.from(raw, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function joined(prefix: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = bytes(prefix);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function decoded(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    const raw = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return raw.length > 0 ? raw : null;
  } catch {
    return null;
  }
}
