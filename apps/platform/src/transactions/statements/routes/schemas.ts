import { missing, Nullable, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

export const AccountMissing = missing('account');
export const AccountOrJobMissing = Type.Union([missing('account'), missing('job')]);
export const StatementMissing = missing('statement');

const text = (description: string) => Type.Optional(Type.String({ description }));

export const Query = Type.Object({
  period: text('`lastNmonths`, N from 1 to 12; `last12months` if absent'),
  output: text('`json` (default) or `pdf`'),
  format: text('`v2`: the rows inside an object, with the lengths in days. For JSON only'),
});

const row = {
  type: Type.Union([Type.Literal('debit'), Type.Literal('credit')]),
  amount: Type.Integer({ minimum: 0, description: 'Minor units' }),
  narration: Type.String(),
  balance: Nullable(Type.Integer()),
  date: Type.String({ format: 'date-time' }),
};
const ids = { id: Type.String(), _id: Type.String() };
const currency = { currency: Type.String() };
const days = (description: string) => Type.Integer({ minimum: 0, description });
const lengths = {
  count: Type.Integer({ minimum: 0 }),
  requested_length: days('Days of the period'),
  available_length: days('Days from the first to the last row'),
};

const Rows = Type.Array(closed({ ...ids, ...row, category: Type.String(), ...currency }));
const RowsV2 = closed({ ...lengths, statement: Type.Array(closed({ ...ids, ...row, ...currency })) });
const job = {
  id: Type.String(),
  status: Type.Union([Type.Literal('BUILDING'), Type.Literal('BUILT'), Type.Literal('FAILED')]),
  path: Type.String({ format: 'uri', description: 'Opens without a key, once built, for 24 hours' }),
};

/** Rows, the same as `format=v2`, or the job of a PDF. */
export const StatementBody = success(
  Type.Union([Rows, RowsV2, closed(job)]),
  Type.Optional(closed({ count: Type.Integer() })),
);
export const JobBody = success(closed(job));

export const LegacyStatementBody = Type.Union([
  closed({ meta: closed(lengths), data: Type.Array(closed({ _id: Type.String(), ...row })) }),
  closed(job),
]);
export const LegacyJobBody = closed(job);
