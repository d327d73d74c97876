import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { AccountId, PageSize, Sync } from './schemas.ts';

const Day = Type.Optional(Type.String({ format: 'date' }));

export const syncAccount = route({
  method: 'POST',
  path: '/si/mono/sync',
  access: { role: 'operator' },
  tag: 'Transactions',
  summary: 'Read one page of transactions from the cursor on, and decide what becomes of each.',
  description:
    'The page and its cursor are stored together: on an error the cursor stays where it was. Call again while `hasMore` is ' +
    'true. With `start` or `end` the span is read without moving the stored cursor: go on with the `cursor` of the answer. ' +
    '`refresh` asks the bank itself first, at most once in MONO_REFRESH_MIN_SECONDS; reading what is stored is not limited.',
  body: placed({
    accountId: AccountId,
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 4_000 })),
    pageSize: PageSize,
    start: Day,
    end: Day,
    refresh: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: success(Sync), ...failures(400, 404, 409, 502, 504) },
  async handler({ caller, body, requestId }, { tenancy, ingestion }) {
    const tenant = await tenancy.resolve(caller, body);
    const { accountId, cursor, pageSize, start, end, refresh } = body;
    const wanted = { cursor, pageSize, start, end, refresh };
    return ok(await ingestion.sync(tenant, accountId, wanted, requestId), 'Sync completed');
  },
});
