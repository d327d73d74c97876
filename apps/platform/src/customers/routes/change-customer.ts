import { invalidField } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { Changes, CustomerExists, CustomerMissing, Done } from './schemas.ts';
import { changesFrom } from './wire.ts';

const NOTHING =
  'Nothing to change: send at least one of identity, type, first_name, last_name, business_name, email, phone, address';

export const changeCustomer = route({
  method: 'PATCH',
  path: '/v2/customers/:id',
  access: { product: ['connect', 'payments'] },
  tag: 'Customers',
  summary: 'Change what is known of a customer.',
  description: 'What is not sent stays. A kind that is changed needs the names of the new kind.',
  body: Changes,
  responses: { 200: Done, 400: invalidInput, 404: CustomerMissing, 409: CustomerExists },
  exists: ({ caller, params }, { customers }) => customers.get(caller.id, params.id),
  async handler({ caller, params, body }, { customers }) {
    await customers.get(caller.id, params.id);
    const changes = changesFrom(body);
    if (Object.keys(changes).length === 0) throw invalidField('body', NOTHING);
    await customers.change(caller, params.id, changes);
    return ok(null, 'Customer updated successfully');
  },
});
