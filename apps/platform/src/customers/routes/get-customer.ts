import { ok } from '@kente/kit/http/reply';
import { route } from '../../api/route.ts';
import { CustomerBody, CustomerMissing } from './schemas.ts';
import { customerOnWire } from './wire.ts';

export const getCustomer = route({
  method: 'GET',
  path: '/v2/customers/:id',
  access: { product: ['connect', 'payments'] },
  tag: 'Customers',
  summary: 'One customer.',
  responses: { 200: CustomerBody, 404: CustomerMissing },
  handler: async ({ caller, params }, { customers }) =>
    ok(customerOnWire(await customers.read(caller.id, params.id)), 'Data retrieved successfully'),
});
