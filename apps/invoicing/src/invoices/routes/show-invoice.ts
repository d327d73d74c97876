import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';

const Format = Type.Union([Type.Literal('png'), Type.Literal('svg')]);
const File = Type.String();

export const showQr = route({
  method: 'GET',
  path: '/si/invoices/:id/qr',
  access: { role: 'viewer' },
  tag: 'Invoices',
  summary: 'The QR code of a signed invoice, as PNG or SVG.',
  description: '`format` decides, else the `Accept` header: SVG where it asks for image/svg+xml, PNG otherwise.',
  query: placed({ format: Type.Optional(Format) }),
  responses: { 200: File, ...failures(400, 404, 409) },
  async handler({ caller, params, query, headers }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, query);
    const format = query.format ?? (headers.accept?.includes('image/svg+xml') ? 'svg' : 'png');
    const type = format === 'svg' ? 'image/svg+xml' : 'image/png';
    return bytes(type, await invoices.qr(tenant, params.id, format), { vary: 'accept' });
  },
});

export const showPdf = route({
  method: 'GET',
  path: '/si/invoices/:id/pdf',
  access: { role: 'viewer' },
  tag: 'Invoices',
  summary: 'A signed invoice as a PDF, with its QR code.',
  query: placed({}),
  responses: { 200: File, ...failures(400, 404, 409) },
  async handler({ caller, params, query }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, query);
    const { name, bytes: file } = await invoices.pdf(tenant, params.id);
    return bytes('application/pdf', file, { 'content-disposition': `inline; filename="${name}"` });
  },
});
