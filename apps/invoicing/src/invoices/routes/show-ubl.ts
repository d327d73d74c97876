import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';

export const showUbl = route({
  method: 'GET',
  path: '/si/invoices/:id/ubl',
  access: { role: 'viewer' },
  tag: 'Invoices',
  summary: 'A signed invoice as UBL 2.1 XML, for systems that read EN 16931.',
  description:
    'An export of the document that was signed: what the tax authority takes is JSON. 409 for a type that UBL has none for.',
  query: placed({}),
  responses: { 200: Type.String(), ...failures(400, 404, 409) },
  async handler({ caller, params, query }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, query);
    const { name, xml } = await invoices.ubl(tenant, params.id);
    return bytes('application/xml', xml, { 'content-disposition': `attachment; filename="${name}"` });
  },
});
