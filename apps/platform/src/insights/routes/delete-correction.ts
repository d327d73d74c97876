import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';

export const deleteCorrection = route({
  method: 'DELETE',
  path: '/v2/enrichments/corrections/:id',
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Enrichment',
  summary: 'Forget a correction. Transactions keep what they have until they are categorised again.',
  responses: { 200: success(), 404: missing('correction') },
  async handler({ caller, params }, { insights }) {
    await insights.corrections.remove(caller, params.id);
    return ok();
  },
});
