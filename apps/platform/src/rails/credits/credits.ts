import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment, Mode } from '../../tenancy/index.ts';
import type { Incoming, Notice } from '../movements/incoming.ts';
import type { IncomingCredit } from '../rail.ts';
import * as store from './store.ts';

/**
 * Takes a transfer that came to one of our account numbers: in one transaction it is marked by `arrived`, and paid for or held to be
 * sent back, with its posting. @returns the environment that the number belongs to; null when the number is nobody's.
 */
export type CreditReceiver = (mode: Mode, credit: IncomingCredit) => Promise<Environment | null>;

export interface Credits {
  onCredit(receiver: CreditReceiver): void;
  arrived(tx: Transaction<Schema>, env: Environment, credit: IncomingCredit): Promise<boolean>;
  receive(mode: Mode, credit: IncomingCredit, participant: string | null): Promise<Environment | null>;
}

/** Transfers to our own account numbers, each received once. */
export function createCredits({ rail, incoming }: { rail: string; incoming: Incoming }): Credits {
  let receiver: CreditReceiver = async () => null;
  return {
    onCredit(given) {
      receiver = given;
    },
    arrived(tx, env, { sessionId, amountMinor }) {
      return store.insert(tx, env.id, { rail, sessionId, amountMinor, at: env.clock.now() });
    },
    async receive(mode, credit, participant) {
      const env = await receiver(mode, credit);
      if (env) return env;
      const { sessionId, amountMinor } = credit;
      // Money that came to us lies where what we took lies.
      const notice: Notice = { kind: 'result', sessionId, direction: 'debit', code: '00', amountMinor };
      await incoming.hearFrom(mode, notice, participant);
      return null;
    },
  };
}
