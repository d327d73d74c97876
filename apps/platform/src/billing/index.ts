import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import type { Kysely } from 'kysely';
import type { Ledger } from '../ledger/index.ts';
import type { Forget } from '../retention/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment, Tenancy } from '../tenancy/index.ts';
import { createHoldSweep, type HoldSweep } from './hold-sweep.ts';
import { createMetering, type Metering } from './metering.ts';
import { createPrices, type Prices } from './prices.ts';
import * as store from './store.ts';
import { createWallet, type Wallet } from './wallet.ts';

export { HOLD_SWEEP_JOB } from './hold-sweep.ts';
export type { Metered } from './metering.ts';
export { PRICED_PRODUCTS, type Price, type PricedProduct, type PriceStep, priceOf } from './price-book.ts';
export type { UsagePeriod, UsageRow, UsageSum } from './store.ts';

/** What calls cost, who paid for them and with what. */
export interface Billing extends Metering {
  readonly prices: Prices;
  readonly wallet: Wallet;
  /** Newest first. */
  usage(
    env: Environment,
    period: store.UsagePeriod,
    page: { limit: number; offset: number },
  ): Promise<store.UsageRow[]>;
  usageSums(env: Environment, period: store.UsagePeriod): Promise<store.UsageSum[]>;
  /** What was left held by processes that are gone. */
  readonly holds: HoldSweep;
  /** Gives that back in one environment. */
  forgetOld: Forget;
}

export interface BillingDeps {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  ledger: Ledger;
  tenancy: Pick<Tenancy, 'environments'>;
}

export function createBilling(deps: BillingDeps): Billing {
  const { db } = deps;
  const prices = createPrices(deps);
  const wallet = createWallet(deps);
  return {
    ...createMetering({ db, prices, wallet }),
    prices,
    wallet,
    holds: createHoldSweep({ ...deps, wallet }),
    usage: (env, period, page) => store.usage(db as Db<Schema>, env.id, period, page),
    usageSums: (env, period) => store.usageSums(db, env.id, period),
    forgetOld: (env, signal) => wallet.releaseLeftovers(env, signal),
  };
}
