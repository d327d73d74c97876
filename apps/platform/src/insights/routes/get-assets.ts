import { bare, ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { AccountMissing, Assets } from './schemas.ts';
import { assetsOnWire } from './wire.ts';

const access = { scope: 'investments', plan: 'investments' } as const;

export const getAssets = route({
  method: 'GET',
  path: '/v2/accounts/:id/assets',
  access,
  tag: 'Investments',
  summary: 'What an account of an investment institution holds; the empty form for others.',
  responses: { 200: success(Assets), 404: AccountMissing },
  handler: async ({ caller, params }, { insights }) =>
    ok(assetsOnWire(params.id, await insights.investments.assets(caller, params.id)), 'Data retrieved successfully'),
});

export const legacyGetAssets = route({
  method: 'GET',
  path: ['/accounts/:id/assets', '/v1/accounts/:id/assets'],
  access,
  tag: 'Old routes',
  summary: 'Investment holdings, bare.',
  responses: { 200: Assets, 404: AccountMissing },
  handler: async ({ caller, params }, { insights }) =>
    bare(assetsOnWire(params.id, await insights.investments.assets(caller, params.id))),
});
