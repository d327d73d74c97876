import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { validationError } from '../../validation.ts';
import { readListQuery } from '../list-query.ts';
import { paymentEntry } from '../wire.ts';
import { PaymentsBody } from './schemas.ts';

const Query = Type.Object({
  ...PageQuery,
  start: Type.Optional(Type.String({ description: 'First day, Lagos: DD-MM-YYYY or YYYY-MM-DD' })),
  end: Type.Optional(Type.String({ description: 'Last day, Lagos' })),
  status: Type.Optional(Type.String()),
});

export const listPayments = route({
  method: 'GET',
  path: '/v2/payments/transactions',
  access: { product: 'payments' },
  tag: 'Payments',
  summary: 'One-time payments and debits of mandates, newest first.',
  query: Query,
  responses: { 200: PaymentsBody, 400: invalidInput },
  mistakes: ({ query }) => readListQuery(query as Record<string, string>).problems,
  async handler({ caller, query, url }, { payments, customers, config }) {
    const page = pageRequest(query);
    const { filter, problems } = readListQuery(query);
    if (problems.length > 0) throw validationError(problems);
    const { total, payments: rows } = await payments.records.list(caller.id, { ...page, ...filter });
    const paying = await customers.byIds(
      caller.id,
      rows.flatMap(({ customerId }) => customerId ?? []),
    );
    const entries = rows.map((row) => paymentEntry(row, paying.get(row.customerId ?? '')));
    const paging = pageMeta(config.publicUrl, url, total, page);
    return ok({ payments: entries }, 'Data retrieved successfully', { meta: { paging } });
  },
});
