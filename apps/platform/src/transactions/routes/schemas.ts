import { missing, Nullable, PageMeta, PageQuery, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

export const AccountMissing = missing('account');

const text = (description: string) => Type.Optional(Type.String({ description }));
const DATE = '`DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time';

export const ListQuery = Type.Object({
  start: text(`From this day or instant on: ${DATE}`),
  end: text(`Up to this day or instant, included: ${DATE}`),
  type: text('`debit` or `credit`'),
  narration: Type.Optional(Type.String({ description: 'Contains this, case ignored', maxLength: 1_000 })),
  paginate: text('`false`: all matching rows in one answer'),
  ...PageQuery,
});

/** What a narration tells, once metadata was asked for; `N/A` where it tells nothing. */
const Metadata = Type.Record(Type.String(), Type.String());

const row = {
  narration: Type.String(),
  amount: Type.Integer({ minimum: 0, description: 'Minor units' }),
  type: Type.Union([Type.Literal('debit'), Type.Literal('credit')]),
  balance: Nullable(Type.Integer()),
  date: Type.String({ format: 'date-time' }),
  category: Type.String(),
  currency: Type.String(),
};
const ids = { id: Type.String(), _id: Type.String() };
const metadata = Type.Optional(Metadata);
const FeedTransaction = closed({
  ...ids,
  ...row,
  status: Type.Union([Type.Literal('pending'), Type.Literal('posted')]),
  metadata,
});

export const ListBody = success(Type.Array(closed({ ...ids, ...row, metadata })), PageMeta);

export const LegacyListBody = closed({
  paging: closed({
    total: Type.Integer(),
    page: Type.Integer(),
    previous: Nullable(Type.String()),
    next: Nullable(Type.String()),
  }),
  data: Type.Array(closed({ _id: Type.String(), ...row })),
});

export const FeedQuery = Type.Object({
  cursor: text('`next_cursor` of the page before; empty: from the beginning'),
  count: Type.Optional(
    Type.Integer({
      minimum: 1,
      invalid: 'count must be a positive integer',
      description: 'At most 500; 100 if absent',
    }),
  ),
});

export const FeedBody = success(
  closed({
    added: Type.Array(FeedTransaction),
    modified: Type.Array(FeedTransaction),
    removed: Type.Array(closed({ id: Type.String() })),
    next_cursor: Type.String(),
    has_more: Type.Boolean(),
  }),
);

const positive = Type.Integer({ minimum: 0 });

/** What came in or went out; amounts in minor units. */
export const Flow = closed({
  total: positive,
  transactions_count: positive,
  history: Type.Array(
    closed({
      period: Type.String({ pattern: '^\\d{4}-\\d{2}$', description: 'A local month' }),
      amount: positive,
      transactions_count: positive,
    }),
  ),
});
