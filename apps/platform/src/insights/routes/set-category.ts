import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { AccountMissing, CorrectedRow } from './schemas.ts';
import { correctedOnWire } from './wire.ts';

const Body = Type.Object({
  category: Nullable(Type.String({ maxLength: 60, description: 'null takes an earlier correction back' })),
  remember: Type.Optional(
    Type.Boolean({ description: 'Give it to transactions to come with the same counterparty too' }),
  ),
});

export const setCategory = route({
  method: 'PUT',
  path: '/v2/accounts/:id/transactions/:transaction/category',
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Enrichment',
  summary: 'Correct the category of a transaction.',
  description:
    'It stays over refreshes and categorisation. `remember` is refused where it would hit transactions that have nothing in common.',
  body: Body,
  responses: { 200: CorrectedRow, 400: invalidInput, 404: Type.Union([AccountMissing, missing('transaction')]) },
  exists: async ({ caller, params }, { insights }) =>
    insights.corrections.mustHave(caller, params.id, params.transaction),
  async handler({ caller, params, body }, { insights }) {
    const wish = { category: body.category, remember: body.remember ?? false };
    return ok(correctedOnWire(await insights.corrections.setCategory(caller, params.id, params.transaction, wish)));
  },
});
