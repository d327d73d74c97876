import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { validationError } from '../../validation.ts';
import { MANDATE_STATUSES } from '../lifecycle.ts';
import { mandateOnWire, statusNamed } from '../wire.ts';
import { MandatesBody } from './schemas.ts';

const WORDS = [...MANDATE_STATUSES, 'suspended'].join(', ');

const Query = Type.Object({
  ...PageQuery,
  status: Type.Optional(Type.String({ description: `One of ${WORDS}; suspended is paused` })),
  customer: Type.Optional(Type.String({ description: 'Id of a customer' })),
  reference: Type.Optional(Type.String()),
});

export const listMandates = route({
  method: 'GET',
  path: '/v3/payments/mandates',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'Mandates, newest first.',
  query: Query,
  responses: { 200: MandatesBody, 400: invalidInput },
  async handler({ caller, query, url }, { payments: { mandates }, config }) {
    const { status: word, customer, reference } = query;
    const status = word ? statusNamed(word, MANDATE_STATUSES) : null;
    if (word && !status) throw validationError([{ field: 'status', message: `status must be one of: ${WORDS}` }]);
    const page = pageRequest(query);
    const { total, mandates: rows } = await mandates.list(caller.id, {
      ...page,
      ...(status ? { status } : {}),
      ...(customer ? { customerId: customer } : {}),
      ...(reference ? { reference } : {}),
    });
    const context = await mandates.context(caller);
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(
      rows.map((row) => mandateOnWire(row, context)),
      'request completed successfully',
      { meta },
    );
  },
});
