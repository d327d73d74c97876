import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { AccountId, CursorState } from './schemas.ts';

export const getCursor = route({
  method: 'GET',
  path: '/si/mono/cursor',
  access: { role: 'viewer' },
  tag: 'Transactions',
  summary: 'How far an account was read.',
  query: placed({ accountId: AccountId }),
  responses: { 200: success(CursorState), ...failures(400, 404) },
  async handler({ caller, query }, { tenancy, ingestion }) {
    const tenant = await tenancy.resolve(caller, query);
    const { updatedAt, lastSyncAt, ...state } = await ingestion.cursor(tenant, query.accountId);
    const times = { updatedAt: updatedAt?.toISOString() ?? null, lastSyncAt: lastSyncAt?.toISOString() ?? null };
    return ok({ ...state, ...times });
  },
});
