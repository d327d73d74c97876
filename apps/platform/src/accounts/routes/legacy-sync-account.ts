import { bare } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { AccountMissing, LegacySyncBody } from './schemas.ts';
import { syncVerdict } from './sync-verdict.ts';

/** Always HTTP 200 once the call was accepted: what came of it is in `status` and `code`. */
export const legacySyncAccount = route({
  method: 'POST',
  path: ['/accounts/:id/sync', '/v1/accounts/:id/sync'],
  access: {},
  tag: 'Old routes',
  summary: 'Ask the bank now, bare.',
  query: Type.Object({ allow_incomplete_statement: Type.Optional(Type.String()) }),
  responses: { 200: LegacySyncBody, 404: AccountMissing, 429: failure },
  async handler({ caller, params, query }, { accounts }) {
    const job = await accounts.sync(caller, params.id, {
      allowIncomplete: query.allow_incomplete_statement === 'true',
    });
    const { status, code, hasNewData, message } = syncVerdict(job);
    return bare({ status: status === 200 ? 'successful' : 'failed', hasNewData, code, message });
  },
});
