import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { unknown } from '../../api/refusals.ts';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { WholeInvoiceData } from './schemas.ts';
import { wholeOnWire } from './wire.ts';

export const getInvoice = route({
  method: 'GET',
  path: '/si/invoices/:id',
  access: { role: 'viewer' },
  tag: 'Invoices',
  summary: 'Read an invoice with its reasons, what was paid of it and what happened to it.',
  query: placed({}),
  responses: { 200: success(WholeInvoiceData), ...failures(400, 404) },
  async handler({ caller, params, query }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, query);
    const found = await invoices.find(tenant, params.id);
    if (found === null) throw unknown('invoice');
    return ok(wholeOnWire(found, tenant.label), 'Invoice', { headers: { etag: `"${found.invoice.version}"` } });
  },
});
