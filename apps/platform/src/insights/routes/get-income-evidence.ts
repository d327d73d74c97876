import { ok } from '@kente/kit/http/reply';
import { missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { AccountMissing, EvidenceBody } from './schemas.ts';

export const getIncomeEvidence = route({
  method: 'GET',
  path: '/v2/accounts/:id/income-records/:record/evidence',
  access: { scope: 'income', plan: 'income' },
  tag: 'Income',
  summary: 'Why an income record says what it says.',
  description:
    'Per stream: the transactions behind it, the rules that read them, its confidence. Of the whole: the 10th and 90th percentile of the monthly sums, the days looked at, and cash paid in, which is no income.',
  responses: { 200: EvidenceBody, 404: Type.Union([AccountMissing, missing('record')]) },
  async handler({ caller, params }, { insights }) {
    return ok(await insights.incomeEvidence(caller, params.id, params.record), 'Data retrieved successfully');
  },
});
