import { Fault } from '@kente/kit/errors';
import type { Environment } from '../../../tenancy/index.ts';
import type { OtpMethod } from './session.ts';

/** Brings a short text to a customer, by SMS or by mail. */
export interface Messenger {
  /** @throws Fault 503 when it cannot be sent. */
  send(env: Environment, to: { method: OtpMethod; address: string }, text: string): Promise<void>;
}

/** An operator has not told who sends. */
export const noMessenger: Messenger = {
  async send() {
    throw new Fault('messenger.not_configured', {
      status: 503,
      message: 'One-time codes cannot be sent here yet: the operator has to set MESSENGER_URL and MESSENGER_KEY.',
      retryAfterSeconds: 30,
    });
  },
};
