import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import type { DeadLetter } from '../index.ts';

const strict = { additionalProperties: false };

export const Entry = Type.Object(
  {
    ...{ id: Type.String(), reason: Type.String(), detail: Type.String(), decision: Type.String() },
    reasons: Type.Array(
      Type.Object({ rule: Type.Integer(), detail: Type.String(), evidence: Type.Optional(Type.String()) }),
    ),
    ...{ transactionId: Type.String(), accountId: Type.String(), environment: Type.String(), traceId: Type.String() },
    ...{ payloadHash: Type.String(), attempts: Type.Integer() },
    firstSeenAt: Type.String({ format: 'date-time' }),
    lastSeenAt: Type.String({ format: 'date-time' }),
    status: Type.Enum(['open', 'replayed', 'dismissed']),
    note: Nullable(Type.String()),
  },
  strict,
);

const Count = Type.Integer({ minimum: 0 });
export const Replayed = Type.Object({ replayed: Count, drafted: Count, stillRejected: Count }, strict);

export const entryOnWire = ({ firstSeenAt, lastSeenAt, ...letter }: DeadLetter, environment: string) => ({
  ...letter,
  environment,
  firstSeenAt: firstSeenAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
});
