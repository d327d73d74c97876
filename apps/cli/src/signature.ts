import { createHmac } from 'node:crypto';

/**
 * The headers of a delivery, as the platform makes them: the static secret, Mono's HMAC and the Standard Webhooks
 * signature. Source: financial-data contract 9.1.
 */
export function deliveryHeaders(
  eventId: string,
  body: string,
  secret: string,
  at: Date,
  hasNewData: boolean,
): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const hmac = (prefix: string, encoding: 'hex' | 'base64'): string =>
    createHmac('sha256', secret)
      .update(prefix + body)
      .digest(encoding);
  return {
    'content-type': 'application/json',
    'user-agent': 'Kente-Webhooks/1',
    'mono-webhook-secret': secret,
    'x-mono-timestamp': seconds,
    'x-mono-signature': hmac(`${seconds}.`, 'hex'),
    'webhook-id': eventId,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${hmac(`${eventId}.${seconds}.`, 'base64')}`,
    ...(hasNewData ? { 'x-has-new-data': 'true' } : {}),
  };
}
