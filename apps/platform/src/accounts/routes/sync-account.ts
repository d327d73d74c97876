import { Refusal } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { failure, failureWith } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { AccountMissing, SyncBody } from './schemas.ts';
import { syncVerdict } from './sync-verdict.ts';

const Code = failureWith(Type.Object({ code: Type.String() }, { additionalProperties: false }));

export const syncAccount = route({
  method: 'POST',
  path: '/v2/accounts/:id/sync',
  access: {},
  tag: 'Accounts',
  summary: 'Ask the bank now, and wait up to 25 seconds for its answer.',
  query: Type.Object({ allow_incomplete_statement: Type.Optional(Type.String()) }),
  responses: { 200: SyncBody, 404: AccountMissing, 409: Code, 429: failure, 503: Code },
  async handler({ caller, params, query }, { accounts }) {
    const job = await accounts.sync(caller, params.id, {
      allowIncomplete: query.allow_incomplete_statement === 'true',
    });
    const verdict = syncVerdict(job);
    if (verdict.status === 200) {
      const { code, hasNewData } = verdict;
      return ok({ code, has_new_data: hasNewData, job_id: job.id, job_status: job.status });
    }
    const headers = verdict.status === 503 ? { 'retry-after': '120' } : {};
    throw new Refusal('sync.failed', {
      status: verdict.status,
      message: verdict.message ?? '',
      data: { code: verdict.code },
      headers,
    });
  },
});
