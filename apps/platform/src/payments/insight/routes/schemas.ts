import { Nullable, success } from '@kente/kit/http/schemas';
import Type, { type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });
const oneOf = (words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));
const next_allowed_at = Nullable(
  Type.String({ format: 'date-time', description: 'From when a debit makes sense; null: not as things are' }),
);
const remaining_tries = Nullable(
  Type.Object(
    { funds: Type.Integer(), other: Type.Integer() },
    { additionalProperties: false, description: 'Failures that the account may still have today' },
  ),
);

export const DebitCheckBody = success(
  closed({
    ...{ mandate: Type.String(), amount: Type.Integer({ description: 'Kobo' }) },
    likelihood: oneOf(['impossible', 'unlikely', 'uncertain', 'likely', 'very_likely']),
    score: Type.Integer({ minimum: 0, maximum: 100, description: 'An order, not a probability' }),
    reasons: Type.Array(
      closed({
        ...{ code: Type.String(), effect: oneOf(['blocks', 'lowers', 'raises', 'none']) },
        points: Type.Integer({ description: 'How much of the score it is; all together, on 50' }),
        message: Type.String(),
      }),
    ),
    ...{ next_allowed_at, remaining_tries },
  }),
);

export const FailureBody = success(
  closed({
    ...{ mandate: Type.String(), reference: Type.String(), response_code: Type.String(), cause: Type.String() },
    fault: oneOf(['payer', 'business', 'bank', 'switch', 'platform']),
    remedy: oneOf(['money', 'soon', 'tomorrow', 'days', 'mended']),
    advice: Type.String(),
    will_retry: Type.Boolean({
      description: 'Whether the platform tries again by itself, by the schedule of a fixed mandate',
    }),
    ...{ next_allowed_at, remaining_tries },
  }),
);
