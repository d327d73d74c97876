import { bare, ok } from '@kente/kit/http/reply';
import { invalidInput, PageMeta, PageQuery, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { AccountMissing, Earning } from './schemas.ts';
import { earningOnWire } from './wire.ts';

const access = { scope: 'investments', plan: 'investments' } as const;

export const listEarnings = route({
  method: 'GET',
  path: '/v2/accounts/:id/earnings',
  access,
  tag: 'Investments',
  summary: 'What an investment account earned, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: success(Type.Array(Earning), PageMeta), 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, query, url }, { insights, config }) {
    const page = pageRequest(query);
    const { total, earnings } = await insights.investments.earnings(caller, params.id, page);
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(earnings.map(earningOnWire), 'Data retrieved successfully', { meta });
  },
});

export const legacyListEarnings = route({
  method: 'GET',
  path: ['/accounts/:id/earnings', '/v1/accounts/:id/earnings'],
  access,
  tag: 'Old routes',
  summary: 'Investment earnings, a bare list.',
  query: Type.Object(PageQuery),
  responses: { 200: Type.Array(Earning), 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, query }, { insights }) {
    const { earnings } = await insights.investments.earnings(caller, params.id, pageRequest(query));
    return bare(earnings.map(earningOnWire));
  },
});
