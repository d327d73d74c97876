import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { actionFailure } from '../../routes/action-reply.ts';
import { recordOnWire } from '../told.ts';
import { DebitsBody } from './schemas.ts';

export const listDebits = route({
  method: 'GET',
  path: '/v3/payments/mandates/:id/debits',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'The debits of a mandate, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: DebitsBody, 400: invalidInput, 404: actionFailure },
  exists: ({ caller, params }, { payments }) => payments.mandates.get(caller, params.id),
  async handler({ caller, params, query, url }, { payments: { debits, mandates, settings }, config }) {
    const { id: mandateId } = await mandates.get(caller, params.id);
    const page = pageRequest(query);
    const { total, debits: rows } = await debits.of(caller.id, { mandateId, ...page });
    const own = await settings.of(caller);
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(
      rows.map((row) => recordOnWire(caller, row, own)),
      'Debits retrieved successfully',
      { meta },
    );
  },
});
