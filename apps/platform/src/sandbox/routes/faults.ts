import { invalid } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { type FaultRule, faultMistakes } from '../index.ts';

const access = { testOnly: true, product: 'any' } as const;

const Rule = Type.Object(
  {
    id: Type.String(),
    target: Type.String(),
    match: Nullable(Type.Object({})),
    fault: Type.String(),
    latency_ms: Nullable(Type.Integer()),
    probability: Nullable(Type.Number()),
    times: Nullable(Type.Integer()),
    created_at: Type.String(),
  },
  { additionalProperties: false },
);

const Body = Type.Object({
  target: Type.String({
    ...{ minLength: 1, maxLength: 80 },
    description: '`connector:gtbank`, `connector:*`, `webhook`, `rail:nip`, `whatsapp`, `registry:bvn`, `registry:*` …',
  }),
  match: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  fault: Type.String({ minLength: 1, maxLength: 60, description: '`timeout`, `unavailable`, `slow`, `decline:51` …' }),
  latency_ms: Type.Optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
  probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
});

export const listFaults = route({
  method: 'GET',
  path: '/v2/sandbox/faults',
  access,
  tag: 'Sandbox',
  summary: 'Faults that are ordered.',
  responses: { 200: success(Type.Array(Rule)) },
  handler: async ({ caller }, { sandbox }) => ok((await sandbox.faults.list(caller.id)).map(onWire)),
});

export const orderFault = route({
  method: 'POST',
  path: '/v2/sandbox/faults',
  access,
  tag: 'Sandbox',
  summary: 'Order a fault; `times` counts down.',
  body: Body,
  responses: { 200: success(Rule), 400: invalidInput },
  async handler({ caller, body }, { sandbox, institutions }) {
    const mistakes = faultMistakes(
      body,
      institutions.list().map(({ slug }) => slug),
    );
    if (mistakes.length > 0) throw invalid(mistakes);
    const { target, match = null, fault, latency_ms = null, probability = null, times = null } = body;
    return ok(
      onWire(
        await sandbox.faults.order(caller, {
          target,
          match,
          fault,
          latencyMs: latency_ms,
          probability,
          remaining: times,
        }),
      ),
    );
  },
});

export const dropFault = route({
  method: 'DELETE',
  path: '/v2/sandbox/faults/:id',
  access,
  tag: 'Sandbox',
  summary: 'Take a fault back.',
  responses: { 200: success(), 404: missing('fault') },
  async handler({ caller, params }, { sandbox }) {
    await sandbox.faults.drop(caller.id, params.id);
    return ok();
  },
});

function onWire({ id, target, match, fault, latencyMs, probability, remaining, createdAt }: FaultRule) {
  return {
    id,
    target,
    match,
    fault,
    latency_ms: latencyMs,
    probability,
    times: remaining,
    created_at: createdAt.toISOString(),
  };
}
