import { ok } from '@kente/kit/http/reply';
import { PageMeta, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { PAGE_SIZE, pageMeta } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Entry, entryOnWire } from './schemas.ts';

const Text = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

export const listDlq = route({
  method: 'GET',
  path: '/si/mono/dlq',
  access: { role: 'viewer' },
  tag: 'Review',
  summary: 'Transactions that were rejected: those to look at first, then the newest.',
  query: placed({
    ...{ reason: Text, accountId: Text },
    status: Type.Optional(Type.Enum(['open', 'replayed', 'dismissed'])),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  responses: { 200: success(Type.Array(Entry), PageMeta), ...failures(400, 404) },
  async handler({ caller, query, url }, { tenancy, deadLetters }) {
    const tenant = await tenancy.resolve(caller, query);
    const { status, reason, accountId, page = 1, pageSize: limit = PAGE_SIZE } = query;
    const { letters, total } = await deadLetters.list(tenant, { status, reason, accountId }, { page, limit });
    return ok(
      letters.map((letter) => entryOnWire(letter, tenant.label)),
      'Rejected transactions',
      {
        meta: pageMeta(url, total, { page, limit }),
      },
    );
  },
});
