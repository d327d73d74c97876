import type { Clock } from '@kente/kit/clock';
import { Fault, invalidField } from '@kente/kit/errors';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import { mistakeIn, PRICE_BOOK, type Price, type PricedProduct, type PriceStep, priceOf } from './price-book.ts';
import * as store from './store.ts';

/** The price book, and what an operator agreed with an app instead. */
export interface Prices {
  of(envId: EnvId, product: PricedProduct): Promise<Price>;
  /** In kobo. `amountMinor` matters where the price is a share of it. */
  minor(envId: EnvId, product: PricedProduct, amountMinor?: bigint): Promise<bigint>;
  /** Null: the price book's again. @throws Refusal 400 for steps that are no price. */
  agree(envId: EnvId, product: PricedProduct, price: Price | null): Promise<void>;
}

export function createPrices({ db, clock }: { db: Kysely<Schema>; clock: Clock }): Prices {
  const of: Prices['of'] = async (envId, product) => {
    const steps = await store.findPrice(db, envId, product);
    return steps === null ? PRICE_BOOK[product] : read(product, steps);
  };
  return {
    of,
    minor: async (envId, product, amountMinor) => priceOf(await of(envId, product), amountMinor),
    async agree(envId, product, price) {
      if (price === null) return store.dropPrice(db, envId, product);
      const mistake = mistakeIn(price);
      if (mistake !== null) throw invalidField('price', mistake);
      await store.putPrice(db, envId, product, { steps: written(price), updated_at: clock.now() });
    },
  };
}

/** Amounts as text: JSON numbers are not exact. */
const written = (price: Price): string =>
  JSON.stringify(price, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

type StoredStep = { upToMinor: string | null; flatMinor?: string; basisPoints?: string; capMinor?: string | null };

function read(product: string, steps: unknown): Price {
  const price = (steps as StoredStep[]).map(
    ({ upToMinor, flatMinor, basisPoints, capMinor }): PriceStep => ({
      upToMinor: upToMinor === null ? null : BigInt(upToMinor),
      ...(flatMinor === undefined
        ? { basisPoints: BigInt(basisPoints ?? 0), capMinor: capMinor == null ? null : BigInt(capMinor) }
        : { flatMinor: BigInt(flatMinor) }),
    }),
  );
  const mistake = mistakeIn(price);
  if (mistake !== null) throw new Fault('price.unreadable', { message: `the price of ${product} is none: ${mistake}` });
  return price;
}
