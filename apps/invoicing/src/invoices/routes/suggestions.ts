import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { SuggestionData } from './schemas.ts';
import { suggestionOnWire } from './wire.ts';

export const listSuggestions = route({
  method: 'GET',
  path: '/si/transactions/:id/suggestions',
  access: { role: 'viewer' },
  tag: 'Matching',
  summary: 'What a payment may pay or take back, as it was found when the payment was decided, best first.',
  query: placed({}),
  responses: { 200: success(Type.Array(SuggestionData)), ...failures(400, 404) },
  async handler({ caller, params, query }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, query);
    return ok((await invoices.suggestionsOf(tenant, params.id)).map(suggestionOnWire), 'Suggestions');
  },
});
