import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** An endpoint's secret, with its HMAC key made once. */
export interface SigningSecret {
  readonly text: string;
  readonly key: KeyObject;
}

export function signingSecret(text: string): SigningSecret {
  return { text, key: createSecretKey(text, 'utf8') };
}

/** The secret as Standard Webhooks libraries take it. */
export function standardWebhooksSecret(text: string): string {
  return `whsec_${Buffer.from(text, 'utf8').toString('base64')}`;
}

export interface Signed {
  eventId: string;
  /** The raw body, byte for byte as it is sent. */
  body: Buffer;
  /** The real time of this attempt, in milliseconds since 1970: receivers compare it with their own clock. */
  atMs: number;
  secret: SigningSecret;
  /** The secret before, while a rotation is under way. */
  previous: SigningSecret | null;
  hasNewData: boolean;
}

function hmac(secret: SigningSecret, prefix: string, body: Buffer, encoding: 'hex' | 'base64'): string {
  return createHmac('sha256', secret.key).update(prefix).update(body).digest(encoding);
}

/** All headers of one delivery attempt: the static secret, Mono's HMAC and the Standard Webhooks signature. */
export function deliveryHeaders({ eventId, body, atMs, secret, previous, hasNewData }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const standard = (by: SigningSecret): string => `v1,${hmac(by, `${eventId}.${timestamp}.`, body, 'base64')}`;
  return {
    'content-type': 'application/json',
    'user-agent': 'Kente-Webhooks/1',
    'mono-webhook-secret': secret.text,
    'x-mono-timestamp': timestamp,
    'x-mono-signature': hmac(secret, `${timestamp}.`, body, 'hex'),
    'webhook-id': eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': previous === null ? standard(secret) : `${standard(secret)} ${standard(previous)}`,
    ...(hasNewData ? { 'x-has-new-data': 'true' } : {}),
  };
}
