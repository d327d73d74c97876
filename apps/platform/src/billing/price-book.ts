/** What is charged for what: data, in kobo. Source: payments contract 16 and 6. */

/** One step of a price: it holds up to and including `upToMinor`; the last one holds for everything above. */
export type PriceStep = { upToMinor: bigint | null } & (
  | { flatMinor: bigint }
  /** Of the amount, in hundredths of a percent, rounded half up, at most `capMinor`. */
  | { basisPoints: bigint; capMinor: bigint | null }
);
/** In rising order of `upToMinor`, the open one last. */
export type Price = readonly PriceStep[];

const flat = (flatMinor: bigint): Price => [{ upToMinor: null, flatMinor }];
const COLLECTION: Price = [
  { upToMinor: 2_000_000n, flatMinor: 6_500n },
  { upToMinor: null, basisPoints: 100n, capMinor: 100_000n },
];

export const PRICE_BOOK = {
  direct_debit: COLLECTION,
  one_time: COLLECTION,
  sweep: [{ upToMinor: null, basisPoints: 100n, capMinor: 100_000n }],
  /** Is there this much? */
  balance_check: flat(1_000n),
  /** How much is there? */
  balance_read: flat(5_000n),
  sweep_setup: flat(50_000n),
  sweep_linked_account: flat(10_000n),
  selfie: flat(15_000n),
  split_leg: flat(1_000n),
  refund: flat(0n),
  payout: flat(0n),
  disbursement_item: flat(3_500n),
} as const satisfies Readonly<Record<string, Price>>;

export type PricedProduct = keyof typeof PRICE_BOOK;
export const PRICED_PRODUCTS = Object.keys(PRICE_BOOK) as PricedProduct[];

const WHOLE = 10_000n;

/** @returns the step's price of an amount, in integers. */
function priceIn(step: PriceStep, amountMinor: bigint): bigint {
  if ('flatMinor' in step) return step.flatMinor;
  const share = (amountMinor * step.basisPoints + WHOLE / 2n) / WHOLE;
  return step.capMinor !== null && share > step.capMinor ? step.capMinor : share;
}

/** @throws RangeError for a price without an open end. */
export function priceOf(price: Price, amountMinor = 0n): bigint {
  const step = price.find(({ upToMinor }) => upToMinor === null || amountMinor <= upToMinor);
  if (!step) throw new RangeError(`the price has no step for ${amountMinor}`);
  return priceIn(step, amountMinor);
}

/** What is wrong with a price, or null. */
export function mistakeIn(price: Price): string | null {
  const ends = price.map(({ upToMinor }) => upToMinor);
  if (ends.at(-1) !== null) return 'the last step must have no end';
  const inner = ends.slice(0, -1);
  const rising = inner.every((end, index) => end !== null && end > (inner[index - 1] ?? -1n));
  if (!rising) return 'the steps must rise, and only the last may have no end';
  const amounts = price.flatMap((step) =>
    'flatMinor' in step ? [step.flatMinor] : [step.basisPoints, step.capMinor ?? 0n],
  );
  return amounts.some((amount) => amount < 0n) ? 'a price must not be negative' : null;
}
