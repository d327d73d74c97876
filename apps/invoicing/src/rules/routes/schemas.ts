import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';

const Rule = Type.Object(
  {
    ...{ id: Type.String(), field: Type.String(), op: Type.String(), value: Type.String() },
    ...{ note: Type.Optional(Type.String()), createdBy: Type.String() },
    createdAt: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false },
);

const Effective = Type.Object({ allow: Type.Integer(), deny: Type.Integer() }, { additionalProperties: false });

const standing = {
  scope: Type.Union([Type.Literal('org'), Type.Literal('account')]),
  accountId: Nullable(Type.String()),
  version: Type.Integer({ description: 'Raised by each change of any list of the environment.' }),
  ...{ allow: Type.Array(Rule), deny: Type.Array(Rule), effective: Effective },
};

export const RuleLists = Type.Object(standing, { additionalProperties: false });

export const SavedRules = Type.Object(
  {
    ...standing,
    openDlqAffected: Type.Integer({ description: 'Open dead letters that these rules would decide otherwise.' }),
  },
  { additionalProperties: false },
);

const Standing = Type.Object(
  {
    outcome: Type.Union([Type.Literal('eligible'), Type.Literal('skipped'), Type.Literal('rejected')]),
    detail: Type.String(),
  },
  { additionalProperties: false },
);

export const WouldMoveResult = Type.Object(
  {
    rows: Type.Integer({ description: 'Rows that were decided again.' }),
    counts: Type.Record(Type.String(), Type.Integer(), { description: 'By kind of move: `rejected→eligible`.' }),
    moves: Type.Array(
      Type.Object({ transactionId: Type.String(), from: Standing, to: Standing }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);
