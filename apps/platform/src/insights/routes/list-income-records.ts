import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { AccountMissing, IncomeRecordsBody } from './schemas.ts';
import { incomeRecordOnWire } from './wire.ts';

export const listIncomeRecords = route({
  method: 'GET',
  path: '/v2/accounts/:id/income-records',
  access: {
    ...{ scope: 'income', plan: 'income' },
    unauthorized: { error: 'failed', error_description: 'invalid request' },
  },
  tag: 'Income',
  summary: 'Finished income analyses, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: IncomeRecordsBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, query, url }, { insights, config }) {
    const page = pageRequest(query);
    const { total, records } = await insights.incomeRecords(caller, params.id, page);
    const data = records.map((record) => incomeRecordOnWire(record, caller));
    return ok(data, 'Data retrieved successfully', { meta: pageMeta(config.publicUrl, url, total, page) });
  },
});
