import { invalid } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { type CustomerDetails, missingNames } from '../index.ts';
import { CustomerBody, CustomerExists, NewCustomer } from './schemas.ts';
import { changesFrom, customerOnWire, namesFrom } from './wire.ts';

export const createCustomer = route({
  method: 'POST',
  path: '/v2/customers',
  access: { product: ['connect', 'payments'] },
  tag: 'Customers',
  summary: 'Make a customer: a person, or a company.',
  description:
    'An individual needs `first_name` and `last_name` (or `firstName`, `lastName`), a business its `business_name`, ' +
    'and the BVN of a director or shareholder. An environment holds each identity number once.',
  body: NewCustomer,
  responses: { 200: CustomerBody, 400: invalidInput, 409: CustomerExists },
  mistakes: ({ body }) => {
    const { type = 'individual' } = (body ?? {}) as { type?: unknown };
    return type === 'individual' || type === 'business' ? missingNames(type, namesFrom(body)) : [];
  },
  async handler({ caller, body }, { customers }) {
    const { type = 'individual' } = body;
    const given = changesFrom(body);
    const problems = missingNames(type, given);
    if (problems.length > 0) throw invalid(problems);
    const details = { firstName: '', lastName: '', businessName: '', ...given, type } as CustomerDetails;
    return ok(customerOnWire(await customers.create(caller, details)), 'Created customer successfully');
  },
});
