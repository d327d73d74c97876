import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { FieldReader } from '../../field-reader.ts';
import { validationError } from '../../validation.ts';
import { OTP_METHODS } from '../otp/session.ts';
import { mandateOnWire } from '../wire.ts';
import { MandateBody } from './schemas.ts';

const Body = Type.Object({
  session: Type.String({ description: '`otp_destinations.session` of the mandate' }),
  method: Type.Optional(Type.String({ description: 'phone_number or email: sends a code there' })),
  otp: Type.Optional(Type.String({ description: 'The code: authorises the mandate' })),
});

export const verifyOtp = route({
  method: 'POST',
  path: '/v3/payments/mandates/verify/otp',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'Send a one-time code to the customer, or authorise a mandate by it.',
  description:
    'For apps with the setting `mandates.legacy_otp`. A code is good for ten minutes and may be sent three times; after three ' +
    'wrong ones the session is over. In the sandbox nothing is sent, and the code is 123456.',
  body: Body,
  responses: {
    200: Type.Union([MandateBody, success(Type.Null())]),
    400: Type.Union([invalidInput, failure]),
    503: failure,
  },
  async handler({ caller, body }, { payments: { mandates } }) {
    if (body.otp !== undefined) {
      const mandate = await mandates.otp.verify(caller, body.session, body.otp);
      return ok(mandateOnWire(mandate, await mandates.context(caller)), 'Mandate authorised successfully');
    }
    const read = new FieldReader(body);
    const method = read.given('method') ? read.choice('method', OTP_METHODS) : null;
    if (method === null && read.problems.length === 0) read.refuse('method', 'method or otp is required');
    if (method === null) throw validationError(read.problems);
    await mandates.otp.send(caller, body.session, method);
    return ok(null, 'OTP sent successfully');
  },
});
