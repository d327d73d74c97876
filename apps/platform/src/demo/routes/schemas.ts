import { failure, success } from '@kente/kit/http/schemas';
import Type from 'typebox';

/** Production has no demo. */
export const NoDemo = failure;

export const Exchanged = success(Type.Object({ account: Type.String() }, { additionalProperties: false }));

/** What the API answered, passed on as it is. */
export const AccountShown = success(
  Type.Object({ details: Type.Unknown(), transactions: Type.Unknown() }, { additionalProperties: false }),
);

export const InsightsShown = success(
  Type.Object(
    { spending: Type.Unknown(), income: Type.Unknown(), evidence: Type.Unknown() },
    { additionalProperties: false },
  ),
);

const Proofs = Type.Object(
  { secret: Type.Boolean(), mono: Type.Boolean(), standard: Type.Boolean() },
  { additionalProperties: false },
);

export const WebhooksShown = success(
  Type.Array(
    Type.Object(
      {
        number: Type.Integer(),
        receivedAt: Type.String(),
        event: Type.String(),
        eventId: Type.String(),
        accountId: Type.Union([Type.String(), Type.Null()]),
        proofs: Proofs,
        body: Type.Unknown(),
      },
      { additionalProperties: false },
    ),
  ),
);
