import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageMeta, PageQuery, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { Correction } from './schemas.ts';
import { correctionOnWire } from './wire.ts';

export const listCorrections = route({
  method: 'GET',
  path: '/v2/enrichments/corrections',
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Enrichment',
  summary: 'Corrections that are remembered, the one changed last first.',
  query: Type.Object(PageQuery),
  responses: { 200: success(Type.Array(Correction), PageMeta), 400: invalidInput },
  async handler({ caller, query, url }, { insights, config }) {
    const page = pageRequest(query);
    const { total, corrections } = await insights.corrections.list(caller, page);
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(corrections.map(correctionOnWire), 'Data retrieved successfully', { meta });
  },
});
