import { Fault } from '@kente/kit/errors';
import { verifyWebhook, WebhookVerificationError } from '@kente/sdk';
import { refuse } from '../api/refusals.ts';
import type { Config } from '../config.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The two schemes of this door. Those of Standard Webhooks are left out: where a signed header is present, that scheme decides
 * alone, whatever else the sender adds.
 */
const PROOFS = ['x-mono-signature', 'x-mono-timestamp', 'mono-webhook-secret'] as const;

/**
 * Whether a webhook comes from somebody who holds the secret: false where that is not asked. Source: contract 5.
 * @throws Refusal 401 `invalid_signature`, Fault 503 `webhook_secret_missing`.
 */
export async function proven(
  { body, headers }: { body: Uint8Array; headers: Headers },
  { secret, verify, toleranceMs }: Config['webhook'],
  now: Date,
): Promise<boolean> {
  if (!verify) return false;
  if (secret === null) {
    const message =
      'Webhooks are not taken: MONO_WEBHOOK_SECRET is not set. Set it, or switch MONO_VERIFY_SIGNATURE off.';
    throw new Fault('webhook_secret_missing', { status: 503, message });
  }
  const ours = Object.fromEntries(PROOFS.map((name) => [name, headers[name]]));
  try {
    await verifyWebhook({ body, headers: ours, secret, toleranceSeconds: toleranceMs / 1_000, now });
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    // The proof held: what the body says is read elsewhere.
    if (error.reason === 'body_malformed') return true;
    throw refuse('invalid_signature', error.message, { cause: error });
  }
  return true;
}
