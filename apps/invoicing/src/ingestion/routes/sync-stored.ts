import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { PageSize, SyncStored } from './schemas.ts';

export const syncStored = route({
  method: 'POST',
  path: '/si/mono/sync-stored',
  access: { role: 'operator' },
  tag: 'Transactions',
  summary: 'Read every linked account of the environment to its end, four at a time.',
  description: 'An account that fails never fails the others: the answer is 200, and `totals.failed` counts them.',
  body: placed({ pageSize: PageSize }),
  responses: { 200: success(SyncStored), ...failures(400, 404, 409) },
  async handler({ caller, body, requestId }, { tenancy, ingestion }) {
    const tenant = await tenancy.resolve(caller, body);
    const { pageSize } = body;
    return ok(await ingestion.syncStored(tenant, { pageSize }, requestId), 'Sync completed');
  },
});
