import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { refuse } from '../../api/refusals.ts';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { BusinessBody, businessFrom } from './business-body.ts';
import { BusinessData } from './schemas.ts';
import { businessOnWire } from './wire.ts';

export const getBusiness = route({
  method: 'GET',
  path: '/si/business',
  access: { role: 'viewer' },
  tag: 'Business',
  summary: 'What the tax authority knows the business of this environment as.',
  query: placed({}),
  responses: { 200: success(BusinessData), ...failures(400, 404) },
  async handler({ caller, query }, { tenancy, invoices }) {
    const business = await invoices.business(await tenancy.resolve(caller, query));
    if (business === null) throw refuse('not_found', 'No business is set in this environment: PUT /si/business.');
    return ok(businessOnWire(business), 'Business');
  },
});

export const putBusiness = route({
  method: 'PUT',
  path: '/si/business',
  access: { role: 'admin' },
  tag: 'Business',
  summary: 'Set the business of this environment: its ids at the tax authority, its address, its VAT, its numbers.',
  description:
    'Absent members are set to their defaults. Documents that were signed stay as they are. `cryptoKeys` is never shown again.',
  body: BusinessBody,
  responses: { 200: success(BusinessData), ...failures(400, 404) },
  async handler({ caller, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const business = businessFrom(body);
    await invoices.putBusiness(tenant, business, caller.id);
    return ok(businessOnWire(business), 'Business saved');
  },
});
