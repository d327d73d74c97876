import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import type { FaultRule } from '../index.ts';

export const FaultBody = Type.Object(
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

export function faultOnWire({ id, target, match, fault, latencyMs, probability, remaining, createdAt }: FaultRule) {
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
