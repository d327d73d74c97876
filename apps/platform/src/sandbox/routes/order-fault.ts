import { invalid } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { faultMistakes } from '../index.ts';
import { FaultBody, faultOnWire } from './fault-wire.ts';

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

export const orderFault = route({
  method: 'POST',
  path: '/v2/sandbox/faults',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: 'Order a fault; `times` counts down.',
  body: Body,
  responses: { 200: success(FaultBody), 400: invalidInput },
  async handler({ caller, body }, { sandbox, institutions }) {
    const mistakes = faultMistakes(
      body,
      institutions.list().map(({ slug }) => slug),
    );
    if (mistakes.length > 0) throw invalid(mistakes);
    const { target, match = null, fault, latency_ms = null, probability = null, times = null } = body;
    const rule = { target, match, fault, latencyMs: latency_ms, probability, remaining: times };
    return ok(faultOnWire(await sandbox.faults.order(caller, rule)));
  },
});
