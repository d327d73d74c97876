import { type DeliveryRow, type Endpoint, type EndpointWithSecret, standardWebhooksSecret } from '../index.ts';

export function webhookOnWire(endpoint: Endpoint) {
  return {
    id: endpoint.id,
    url: endpoint.url,
    events: endpoint.events,
    enabled: endpoint.enabled,
    disabled_reason: endpoint.disabledReason,
    created_at: endpoint.createdAt,
    updated_at: endpoint.updatedAt,
  };
}

export function webhookWithSecretOnWire(endpoint: EndpointWithSecret) {
  return {
    ...webhookOnWire(endpoint),
    secret: endpoint.secret,
    standard_webhooks_secret: standardWebhooksSecret(endpoint.secret),
    previous_secret_until: endpoint.previousUntil,
  };
}

export function deliveryOnWire(row: DeliveryRow) {
  return {
    webhook: { id: row.endpoint_id, url: row.url },
    status: row.status,
    next_attempt_at: row.next_attempt_at,
    attempts: row.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })),
  };
}

/** `types=a,b` as names; nothing named: undefined. */
export function namesOf(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
