import { toWire } from '@kente/kit/money';
import type { Transaction } from 'kysely';
import type { RefreshHook } from '../../accounts/index.ts';
import type { Earning, Holding } from '../../connectors/connector.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import type { InsightsDeps } from '../deps.ts';
import * as store from '../store/investments.ts';

/** What accounts of investment institutions hold and earned; the empty form for others. Source: contract 4.14. */
export interface Investments {
  /** @throws Refusal 404. */
  assets(env: Environment, accountId: string): Promise<store.HeldAssets>;
  /** Newest first. @throws Refusal 404. */
  earnings(
    env: Environment,
    accountId: string,
    page: { page: number; limit: number },
  ): Promise<{ total: number; earnings: store.EarningRow[] }>;
  /** Refreshed with the account. */
  hook: RefreshHook;
  forget(tx: Transaction<Schema>, envId: EnvId, accountId: string): Promise<void>;
}

export function createInvestments({ db, accounts }: Pick<InsightsDeps, 'db' | 'accounts'>): Investments {
  return {
    async assets(env, accountId) {
      await accounts.mustExist(env.id, accountId);
      return (await store.holdings(db, env.id, accountId)) ?? { balances: {}, assets: [] };
    },
    async earnings(env, accountId, page) {
      await accounts.mustExist(env.id, accountId);
      return store.earnings(db, env.id, accountId, page);
    },
    hook: {
      async keep(tx, env, account, investments) {
        if (!investments) return false;
        const balances = Object.fromEntries(
          Object.entries(investments.balances).map(([currency, amount]) => [currency, toWire(amount)]),
        );
        const assets = investments.holdings.map(assetOnWire);
        const moved = await store.putHoldings(tx, env.id, account.id, { balances, assets }, env.clock.now());
        const earned = await store.putEarnings(tx, env.id, account.id, investments.earnings.map(earningRow));
        return moved || earned;
      },
    },
    forget: store.forget,
  };
}

function assetOnWire(holding: Holding) {
  return {
    name: holding.name,
    type: holding.type,
    cost: toWire(holding.costMinor),
    return: toWire(holding.returnMinor),
    quantity: holding.quantity,
    currency: holding.currency,
    details: {
      symbol: holding.symbol,
      price: toWire(holding.priceMinor),
      current_balance: toWire(holding.currentBalanceMinor),
    },
  };
}

function earningRow({ providerId, amountMinor, narration, at, asset }: Earning): store.NewEarning {
  const { symbol, name, salePriceMinor, quantitySold } = asset;
  return {
    ...{ providerId, amountMinor, narration, date: at },
    asset: { symbol, name, sale_price: toWire(salePriceMinor), quantity_sold: quantitySold },
  };
}
