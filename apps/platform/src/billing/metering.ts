import type { Db } from '@kente/kit/db/pool';
import { newToken } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import type { PricedProduct } from './price-book.ts';
import type { Prices } from './prices.ts';
import * as store from './store.ts';
import type { Wallet } from './wallet.ts';

/** One call that costs something. */
export interface Metered {
  /** Of the call: the same key is charged once. */
  key: string;
  product: PricedProduct;
  /** Income account: `fees.{fees}`. */
  fees: string;
  /** What it is about, an id. */
  subject?: string;
}

/** What else is written when the call has been answered, in the transaction that charges it. */
export type Alongside = (tx: Db<Schema>) => Promise<void>;

export interface Metering {
  /**
   * Live: sets the price aside, does the work, earns it; gives it back when the work throws. Sandbox: free. Both write one
   * usage record for each call that was answered, with the list price and what was charged.
   * @throws Refusal 402 before the work begins, when the wallet cannot pay.
   */
  metered<T>(env: Environment, call: Metered & { alongside?: Alongside }, work: () => Promise<T>): Promise<T>;
  /**
   * The same for something that is paid when it has happened, in the transaction that says so. `nibssMinor` of it is the
   * switch's. @throws Refusal 402; nothing is written then, and the transaction goes on.
   */
  charge(tx: Db<Schema>, env: Environment, call: Metered & { nibssMinor?: bigint }): Promise<void>;
}

export function createMetering({
  db,
  prices,
  wallet,
}: {
  db: Kysely<Schema>;
  prices: Prices;
  wallet: Wallet;
}): Metering {
  const writeDown = (tx: Db<Schema>, env: Environment, call: Metered, listMinor: bigint): Promise<boolean> =>
    store.insertUsage(tx, env.id, {
      ...{ key: call.key, product: call.product, subject: call.subject ?? null, at: env.clock.now() },
      ...{ list_minor: listMinor, charged_minor: env.mode === 'live' ? listMinor : 0n },
    });

  return {
    async metered(env, call, work) {
      const listMinor = await prices.minor(env.id, call.product);
      // Paid for already: it is asked again, and costs nothing more.
      if (await store.isUsed(db, env.id, call.key)) return work();
      // Each try holds under a key of its own: one that failed has given back what it held.
      const hold = env.mode === 'live' && listMinor > 0n ? { key: newToken(), amountMinor: listMinor } : null;
      if (hold) await db.transaction().execute((tx) => wallet.hold(tx, env, hold));
      const answer = await work().catch(async (error: unknown) => {
        if (hold) await db.transaction().execute((tx) => wallet.release(tx, env, hold.key));
        throw error;
      });
      const paid = db.transaction().execute(async (tx) => {
        const isNew = await writeDown(tx, env, call, listMinor);
        await call.alongside?.(tx);
        if (hold && isNew) await wallet.capture(tx, env, { key: hold.key, fees: call.fees });
        else if (hold) await wallet.release(tx, env, hold.key);
      });
      await paid.catch(async (error: unknown) => {
        // Nobody is told an answer that was not paid. Does nothing where the charge was committed after all.
        if (hold) await db.transaction().execute((tx) => wallet.release(tx, env, hold.key));
        throw error;
      });
      return answer;
    },
    async charge(tx, env, call) {
      const { key, fees, nibssMinor = 0n } = call;
      if (await store.isUsed(tx, env.id, key)) return;
      const amountMinor = await prices.minor(env.id, call.product);
      // First: when the wallet is short nothing is written.
      if (env.mode === 'live' && amountMinor > 0n) {
        const share = nibssMinor < amountMinor ? { nibssMinor } : { nibssMinor: amountMinor };
        await wallet.pay(tx, env, { key, fees, amountMinor, ...share });
      }
      await writeDown(tx, env, call, amountMinor);
    },
  };
}
