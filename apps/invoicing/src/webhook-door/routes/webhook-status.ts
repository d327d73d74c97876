import { ok } from '@kente/kit/http/reply';
import { Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';

const counts = ['received', 'accepted', 'rejected', 'duplicate', 'unmatched'] as const;
const Counts = Type.Object(Object.fromEntries(counts.map((name) => [name, Type.Integer()])), {
  additionalProperties: false,
});

const Status = Type.Object(
  {
    status: Type.Union([Type.Literal('never_received'), Type.Literal('degraded'), Type.Literal('healthy')]),
    ...{ endpoint: Type.String(), verifySignature: Type.Boolean(), secretConfigured: Type.Boolean() },
    lastReceivedAt: Nullable(Type.String({ format: 'date-time' })),
    ...{ lastEvent: Nullable(Type.String()), last24h: Counts, lastError: Nullable(Type.String()) },
  },
  { additionalProperties: false },
);

export const webhookStatus = route({
  method: 'GET',
  path: '/si/mono/webhook-status',
  access: { role: 'viewer' },
  tag: 'Webhooks',
  summary: 'Whether webhooks come in, and what became of those of the last 24 hours.',
  description:
    'The endpoint is one for every organisation: deliveries that were rejected, or that belong to no account, are counted ' +
    'for all of them. `degraded`: no secret is set, nothing is verified, or more than 5 % of what came was rejected.',
  query: placed({}),
  responses: { 200: success(Status), ...failures(400, 404) },
  async handler({ caller, query }, { tenancy, webhookDoor }) {
    const status = await webhookDoor.status(await tenancy.resolve(caller, query));
    return ok({ ...status, lastReceivedAt: status.lastReceivedAt?.toISOString() ?? null });
  },
});
