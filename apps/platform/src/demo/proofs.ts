import { createHmac } from 'node:crypto';
import { sameSecret } from '@kente/kit/secrets';

/** Which of a delivery's three proofs hold. A receiver needs one of them; the demo shows all. */
export interface Proofs {
  /** `mono-webhook-secret` is the secret itself. */
  secret: boolean;
  /** `x-mono-signature`: hex HMAC-SHA256 of `timestamp.body`. */
  mono: boolean;
  /** `webhook-signature`: Standard Webhooks, base64 HMAC-SHA256 of `id.timestamp.body`. */
  standard: boolean;
}

export type DeliveryHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** An older or younger delivery is somebody's recording. */
const TOLERATED_SECONDS = 300;

/**
 * Checks a delivery as an integrator does. Source: financial-data contract 9.1.
 * @param secrets those of the endpoint: two while one is being replaced
 */
export function checkProofs(headers: DeliveryHeaders, body: Uint8Array, secrets: readonly string[], now: Date): Proofs {
  const each = secrets.map((secret) => proofsBy(secret, headers, body, now));
  const anyOf = (proof: keyof Proofs): boolean => each.some((proofs) => proofs[proof]);
  return { secret: anyOf('secret'), mono: anyOf('mono'), standard: anyOf('standard') };
}

function proofsBy(secret: string, headers: DeliveryHeaders, body: Uint8Array, now: Date): Proofs {
  const header = (name: string): string => String(headers[name] ?? '');
  const hmac = (prefix: string, encoding: 'hex' | 'base64'): string =>
    createHmac('sha256', secret).update(prefix).update(body).digest(encoding);
  const fresh = (seconds: string): boolean =>
    /^\d{1,12}$/.test(seconds) && Math.abs(now.getTime() / 1_000 - Number(seconds)) <= TOLERATED_SECONDS;

  const monoAt = header('x-mono-timestamp');
  const standardAt = header('webhook-timestamp');
  const standard = `v1,${hmac(`${header('webhook-id')}.${standardAt}.`, 'base64')}`;
  return {
    secret: sameSecret(header('mono-webhook-secret'), secret),
    mono: fresh(monoAt) && sameSecret(header('x-mono-signature'), hmac(`${monoAt}.`, 'hex')),
    // Two signatures stand there while a secret is being replaced.
    standard:
      fresh(standardAt) &&
      header('webhook-signature')
        .split(' ')
        .some((signature) => sameSecret(signature, standard)),
  };
}
