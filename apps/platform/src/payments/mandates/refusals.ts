/** Every refusal about a mandate, in the contract's words. Source: payments contract, 5.1–5.6. */
import type { Refusal } from '@kente/kit/errors';
import type { Environment } from '../../tenancy/index.ts';
import { type ActionContext, actionRefusal } from '../action-envelope.ts';
import type { PaymentSettings } from '../settings/index.ts';

export const contextOf = (env: Environment, settings: PaymentSettings): ActionContext => ({
  at: env.clock.now(),
  docsBase: settings['docs.base'],
});

const refusal =
  (message: string) =>
  (context: ActionContext): Refusal =>
    actionRefusal(context, { http: 400, message });

/** Unknown, foreign and malformed ids answer the very same. */
export const unknownMandate = (context: ActionContext): Refusal =>
  actionRefusal(context, {
    ...{ http: 404, code: '50' },
    message:
      'The Mono mandate code provided is incorrect, invalid, or does not exist. Please verify the code and try again.',
  });

export const REFERENCE_USED = 'Mandate reference already exists';

export const refusals = {
  customer: refusal('Customer not found. Add a customer and try again'),
  reference: refusal(REFERENCE_USED),
  startDate: refusal(
    'The start date provided is already in use for an existing mandate associated with this account number. ' +
      'Please choose a different start date and try again',
  ),
  awaiting: refusal('An existing mandate on this account is still awaiting approval'),
  bank: refusal('This bank does not support direct debit'),
  name: refusal('Account name does not match customer name'),
  account: refusal('Could not resolve account'),
  sweep: refusal('Sweep mandates can only be set up through the initiate link'),
  cancelled: refusal('This mandate is already cancelled'),
  paused: refusal('This mandate is already paused, but you can reinstate it back.'),
  active: refusal('This mandate is already active, but you can pause or cancel it.'),
  notReady: refusal('This mandate is not ready for debit'),
  over: refusal('This mandate has expired'),
  partialOff: refusal('Partial sweep is not enabled for this app'),
  partialKind: refusal('Partial sweep is available for sweep mandates only'),
} as const;
