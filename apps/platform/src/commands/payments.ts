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

export const paymentCommands = [settings];
