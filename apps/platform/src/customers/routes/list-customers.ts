import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { CustomersBody } from './schemas.ts';
import { customerOnWire } from './wire.ts';

const Query = Type.Object({
  ...PageQuery,
  email: Type.Optional(Type.String({ description: 'Equal, case ignored' })),
  phone: Type.Optional(Type.String({ description: 'Equal' })),
  name: Type.Optional(Type.String({ description: 'Contains this, case ignored' })),
});

export const listCustomers = route({
  method: 'GET',
  path: '/v2/customers',
  access: { product: ['connect', 'payments'] },
  tag: 'Customers',
  summary: 'Customers, newest first.',
  query: Query,
  responses: { 200: CustomersBody, 400: invalidInput },
  async handler({ caller, query, url }, { customers, config }) {
    const page = pageRequest(query);
    const { email, phone, name } = query;
    const { total, customers: rows } = await customers.list(caller.id, {
      ...page,
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
      ...(name ? { name } : {}),
    });
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(rows.map(customerOnWire), 'Data retrieved successfully', { meta });
  },
});
