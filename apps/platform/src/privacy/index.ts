import type { Transaction } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';

/**
 * What a module that keeps rows about accounts or people does when one of them is to be forgotten. Both run in the
 * caller's transaction, with the account or customer row locked, and are safe to run twice. Rows that hold ids alone may
 * stay; names, numbers, narrations and amounts may not.
 */
export interface Keeper {
  /** The account is unlinked, and its history is purged. */
  forgetAccount?(tx: Transaction<Schema>, env: Environment, accountId: string): Promise<void>;
  /** The person is deleted. @throws Refusal when they must not be yet: then nothing is forgotten. */
  forgetCustomer?(tx: Transaction<Schema>, env: Environment, customerId: string): Promise<void>;
}

/** Forgetting a person everywhere: modules say at start what they keep, and nobody has to know them all. */
export interface Privacy extends Required<Keeper> {
  /** Told once, when the modules are made. */
  keep(keeper: Keeper): void;
}

export function createPrivacy(): Privacy {
  const keepers: Keeper[] = [];
  return {
    keep: (keeper) => void keepers.push(keeper),
    async forgetAccount(tx, env, accountId) {
      for (const keeper of keepers) await keeper.forgetAccount?.(tx, env, accountId);
    },
    async forgetCustomer(tx, env, customerId) {
      for (const keeper of keepers) await keeper.forgetCustomer?.(tx, env, customerId);
    },
  };
}
