import { okText } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import type { EnrichmentKind, RecordsPage } from '../index.ts';
import { AccountMissing, RecordsBody } from './schemas.ts';

const shared = {
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Old routes',
} as const;

const MESSAGE = 'Data retrieved successfully';
const reply = ({ total, data }: RecordsPage, publicUrl: string, url: string, page: { page: number; limit: number }) =>
  okText(data, JSON.stringify(pageMeta(publicUrl, url, total, page)), MESSAGE);

const listing = (kind: EnrichmentKind) =>
  route({
    ...shared,
    method: 'GET',
    path: `/v1/enrichments/transaction-${kind}/records` as '/v1/enrichments/records',
    summary: `Records of transaction ${kind}, newest first.`,
    query: Type.Object(PageQuery),
    responses: { 200: RecordsBody, 400: invalidInput },
    async handler({ caller, query, url }, { insights, config }) {
      const page = pageRequest(query);
      return reply(await insights.records.ofKind(caller, kind, page), config.publicUrl, url, page);
    },
  });

const listInsights = route({
  ...shared,
  method: 'GET',
  path: '/v1/enrichments/:id/statement-insights/records',
  summary: 'Statement insights of an account, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: RecordsBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, query, url }, { accounts, insights, config }) {
    await accounts.mustExist(caller.id, params.id);
    const page = pageRequest(query);
    return reply(await insights.records.ofKind(caller, 'insights', page, params.id), config.publicUrl, url, page);
  },
});

/** Under `/v1` alone, and with an envelope. Source: financial-data contract 10. */
export const legacyListRecords = [listing('categorisation'), listing('metadata'), listInsights];
