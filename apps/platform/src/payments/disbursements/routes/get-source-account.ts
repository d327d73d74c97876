import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { sourceOnWire } from '../wire.ts';
import { SourceBody, SourcesBody } from './schemas.ts';

export const getSourceAccount = route({
  method: 'GET',
  path: '/v3/payments/disburse/source-accounts/:id',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'A source account.',
  responses: { 200: SourceBody, 404: failure },
  async handler({ caller, params }, { payments: { disbursements } }) {
    return ok(sourceOnWire(await disbursements.sources.get(caller, params.id), caller.clock.now()));
  },
});

export const listSourceAccounts = route({
  method: 'GET',
  path: '/v3/payments/disburse/source-accounts',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'Source accounts, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: SourcesBody, 400: invalidInput },
  async handler({ caller, query, url }, { payments: { disbursements }, config }) {
    const page = pageRequest(query);
    const { total, accounts } = await disbursements.sources.list(caller, page);
    const rows = accounts.map((account) => sourceOnWire(account, caller.clock.now()));
    return ok(rows, 'Data retrieved successfully', { meta: pageMeta(config.publicUrl, url, total, page) });
  },
});
