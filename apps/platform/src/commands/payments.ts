import { Refusal } from '@kente/kit/errors';
import Type from 'typebox';
import { command } from './command.ts';
import { findEnvironment } from './find.ts';
import { Place } from './inputs.ts';

/** Shows an environment's settings of payments, changed first where some are given; a null is the platform's again. */
const settings = command(
  'payments.settings',
  Type.Object(
    { ...Place, set: Type.Optional(Type.Record(Type.String(), Type.Unknown())) },
    { additionalProperties: false },
  ),
  async ({ app, mode, set }, { tenancy, payments }) => {
    const env = await findEnvironment(tenancy, app, mode);
    if (set) await payments.settings.change(env, set);
    return payments.settings.written(env.id);
  },
);

/** Keeps a payment out of payouts, or lets it in again. */
const hold = command(
  'payments.hold',
  Type.Object(
    { ...Place, payment: Type.String({ minLength: 1 }), held: Type.Boolean() },
    { additionalProperties: false },
  ),
  async ({ app, mode, payment: name, held }, { tenancy, payments }) => {
    const env = await findEnvironment(tenancy, app, mode);
    const payment = await payments.records.hold(env, name, held);
    if (!payment) throw new Refusal('payment.not_found', { status: 404, message: `There is no payment ${name}.` });
    return { id: payment.id, reference: payment.reference, held: payment.heldSettlement };
  },
);

export const paymentCommands = [settings, hold];
