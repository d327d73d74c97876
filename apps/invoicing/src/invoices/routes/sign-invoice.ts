import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { qrPng } from '../qr.ts';
import { DateTime } from './schemas.ts';

const head = { id: Type.String(), status: Type.String(), irn: Type.String() };
const strict = { additionalProperties: false };
const Qr = Type.Object({ text: Type.String(), png: Type.String() }, strict);

export const signInvoice = route({
  method: 'POST',
  path: '/si/invoices/:id/sign',
  access: { role: 'admin' },
  tag: 'Invoices',
  summary: 'Sign a validated invoice at the tax authority, once.',
  description:
    'Already signed: the stored answer. 202 with `SIGN_UNKNOWN` where the authority did not say; it is asked until it does. ' +
    'The code is text and a PNG in base64.',
  body: placed({}),
  responses: {
    200: success(Type.Object({ ...head, signedAt: DateTime, qr: Qr }, strict)),
    202: success(Type.Object(head, strict)),
    ...failures(400, 404, 409, 422, 502),
  },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const { id, state, irn, signedAt, qrText } = await invoices.sign(tenant, params.id, caller.id);
    const data = { id, status: state, irn };
    if (signedAt === null || qrText === null) {
      return ok(data, 'The tax authority did not answer: it is being asked again', {
        status: 202,
        state: 'processing',
      });
    }
    const png = (await qrPng(qrText)).toString('base64');
    return ok({ ...data, signedAt: signedAt.toISOString(), qr: { text: qrText, png } }, 'Invoice signed');
  },
});
