import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { CustomerMissing, Done } from './schemas.ts';

export const deleteCustomer = route({
  method: 'DELETE',
  path: '/v2/customers/:id',
  access: { product: ['connect', 'payments'] },
  tag: 'Customers',
  summary: 'Delete a customer, and everything that is kept of them.',
  description: 'Unlink their accounts first. What was still kept of unlinked accounts is purged at once.',
  responses: { 200: Done, 404: CustomerMissing, 409: failure },
  async handler({ caller, params }, { customers }) {
    await customers.delete(caller, params.id);
    return ok(null, 'Deleted customer successfully');
  },
});
