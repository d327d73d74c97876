import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';

const strict = { additionalProperties: false };
const Count = Type.Integer({ minimum: 0 });

const COUNTS = {
  fetched: Count,
  created: Count,
  updated: Count,
  duplicates: Count,
  skipped: Count,
  skippedByReason: Type.Record(Type.String(), Count),
  dlq: Count,
};

export const Sync = Type.Object(
  { accountId: Type.String(), ...COUNTS, cursor: Nullable(Type.String()), hasMore: Type.Boolean() },
  strict,
);

export const SyncStored = Type.Object(
  {
    accounts: Type.Array(
      Type.Object(
        {
          ...{ accountId: Type.String(), ok: Type.Boolean(), ...COUNTS, cursor: Nullable(Type.String()) },
          error: Type.Optional(Type.Object({ error_code: Type.String(), message: Type.String() }, strict)),
        },
        strict,
      ),
    ),
    totals: Type.Object({ ...COUNTS, failed: Count }, strict),
  },
  strict,
);

const When = Nullable(Type.String({ format: 'date-time' }));

export const CursorState = Type.Object(
  {
    accountId: Type.String(),
    cursor: Nullable(Type.String()),
    updatedAt: When,
    lastSyncAt: When,
    lastTransactionDate: Nullable(Type.String()),
  },
  strict,
);

export const PageSize = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 100, invalid: 'pageSize must be an integer from 1 to 100' }),
);
export const AccountId = Type.String({ minLength: 1, maxLength: 100 });
