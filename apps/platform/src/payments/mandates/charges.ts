/** What mandates cost, from the wallet, in the transaction of the step that it is for. Source: payments contract, 5.7, 16, 17. */
import type { Db } from '@kente/kit/db/pool';
import type { Billing } from '../../billing/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type Mandate, wireId } from './mandate.ts';

type Whose = Pick<Mandate, 'id'>;

/** Each is charged once for its mandate. In the sandbox they are free, and written down. */
export interface Charges {
  /** A mandate that a selfie verified is approved. @throws Refusal 402; nothing is written then. */
  selfie(tx: Db<Schema>, env: Environment, mandate: Whose): Promise<void>;
  /** A sweep is being set up: not given back, whatever becomes of it. @throws Refusal 402 as `selfie`. */
  sweepSetUp(tx: Db<Schema>, env: Environment, mandate: Whose): Promise<void>;
  /** Another account of a sweep may be debited from now on. @param account its id. @throws Refusal 402 as `selfie`. */
  linkedAccount(tx: Db<Schema>, env: Environment, mandate: Whose, account: string): Promise<void>;
}

/** Of a selfie the switch keeps this. */
const NIBSS_SHARE_MINOR = 5_000n;

export function createCharges(billing: Pick<Billing, 'charge'>): Charges {
  const base = ({ id }: Whose, what: string) => ({
    ...{ key: `mandate:${id}:${what}`, fees: 'mandate', subject: wireId(id) },
  });
  return {
    selfie: (tx, env, mandate) =>
      billing.charge(tx, env, { ...base(mandate, 'selfie'), product: 'selfie', nibssMinor: NIBSS_SHARE_MINOR }),
    sweepSetUp: (tx, env, mandate) =>
      billing.charge(tx, env, { ...base(mandate, 'sweep-set-up'), product: 'sweep_setup' }),
    linkedAccount: (tx, env, mandate, account) =>
      billing.charge(tx, env, { ...base(mandate, `account:${account}`), product: 'sweep_linked_account' }),
  };
}
