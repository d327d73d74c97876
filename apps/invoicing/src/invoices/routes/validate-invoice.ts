import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { DateTime } from './schemas.ts';

const Validated = Type.Object(
  {
    ...{ id: Type.String(), status: Type.String(), irn: Type.String(), validatedAt: DateTime },
    documentHash: Type.String(),
  },
  { additionalProperties: false },
);

export const validateInvoice = route({
  method: 'POST',
  path: '/si/invoices/:id/validate',
  access: { role: 'operator' },
  tag: 'Invoices',
  summary: 'Validate a confirmed invoice, here and at the tax authority.',
  description:
    'Our own rules first: 422 tells every problem and nobody outside is asked. Again with the same document: the same answer.',
  body: placed({}),
  responses: { 200: success(Validated), ...failures(400, 404, 409, 422, 502, 504) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const { id, state, irn, validatedAt, documentHash } = await invoices.validate(tenant, params.id, caller.id);
    const data = { id, status: state, irn, validatedAt: validatedAt?.toISOString(), documentHash };
    return ok(data, 'Invoice validated');
  },
});
