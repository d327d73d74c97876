import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';

const strict = { additionalProperties: false };

const Institution = Type.Object(
  { name: Type.String(), bank_code: Nullable(Type.String()), type: Type.String() },
  strict,
);

export const Exchange = Type.Object(
  {
    id: Type.String(),
    linkedAt: Type.String({ format: 'date-time' }),
    environment: Type.String(),
    account: Nullable(
      Type.Object(
        {
          name: Type.String(),
          account_number: Nullable(Type.String()),
          currency: Type.String(),
          type: Type.String(),
        },
        strict,
      ),
    ),
    institution: Nullable(Institution),
  },
  strict,
);

/** A row of the list. What is null or absent was not told by the provider yet. */
export const ListedAccount = Type.Object(
  {
    id: Type.String(),
    name: Nullable(Type.String()),
    account_number: Nullable(Type.String()),
    currency: Nullable(Type.String()),
    balance: Nullable(Type.Integer()),
    type: Nullable(Type.String()),
    institution: Nullable(Institution),
    linkedAt: Type.Optional(Type.String({ format: 'date-time' })),
    lastSyncAt: Type.Optional(Nullable(Type.String({ format: 'date-time' }))),
    reauthRequired: Type.Optional(Type.Boolean()),
  },
  strict,
);

export const WidgetLink = Type.Object(
  {
    mono_url: Type.String(),
    customer: Type.String(),
    meta: Type.Object({ ref: Type.String() }, strict),
    scope: Type.Union([Type.Literal('auth'), Type.Literal('reauth')]),
    redirect_url: Nullable(Type.String()),
    created_at: Type.String({ format: 'date-time' }),
  },
  strict,
);

const Count = Type.Integer({ minimum: 0 });

export const Unlinked = Type.Object(
  {
    id: Type.String(),
    unlinked: Type.Literal(true),
    purged: Type.Object({ invoices: Count, events: Count, dlq: Count }, strict),
    retainedSigned: Count,
  },
  strict,
);
