/**
 * What each event of a payment writes into the ledger. Every list balances; amounts of zero are left out.
 * Source: payments contract 17.
 */
import type { Entry, LedgerAccount } from '../ledger/index.ts';
import type { FeeBearer, Shares } from './splits.ts';

type Entries = readonly Entry[];
/** The income account that a fee goes to. */
export type FeeProduct = 'direct_debit' | 'one_time';
/** Whose pending money it is: a merchant's app, or a sub-account. */
export type Owner = { app: string } | { subAccount: string };

const debit = (account: LedgerAccount, debitMinor: bigint): Entries =>
  debitMinor === 0n ? [] : [{ account, debitMinor }];
const credit = (account: LedgerAccount, creditMinor: bigint): Entries =>
  creditMinor === 0n ? [] : [{ account, creditMinor }];
const move = (from: LedgerAccount, to: LedgerAccount, minor: bigint): Entries => [
  ...debit(from, minor),
  ...credit(to, minor),
];
const pendingOf = (owner: Owner): LedgerAccount =>
  'app' in owner ? `merchant.pending:${owner.app}` : `sub.pending:${owner.subAccount}`;
const payableOf = (owner: Owner): LedgerAccount =>
  'app' in owner ? `merchant.payable:${owner.app}` : `sub.payable:${owner.subAccount}`;

export interface Collection {
  rail: string;
  app: string;
  product: FeeProduct;
  feeBearer: FeeBearer;
  feeMinor: bigint;
  shares: Shares;
}

/** What the payer's account was debited. */
function takenMinor({ feeMinor, feeBearer, shares }: Omit<Collection, 'rail' | 'app' | 'product'>): bigint {
  const legs = shares.legs.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
  const isSplitFeeOfBusiness = shares.legs.every(({ grossMinor, netMinor }) => grossMinor === netMinor);
  const amount =
    shares.businessMinor +
    legs +
    (isSplitFeeOfBusiness ? shares.splitFeeMinor : 0n) +
    (feeBearer === 'business' ? feeMinor : 0n);
  return feeBearer === 'customer' ? amount + feeMinor : amount;
}

/** A debit or one-time payment succeeded (E1–E7). */
export function collected(collection: Collection): Entries {
  const { rail, app, product, feeMinor, shares } = collection;
  return [
    ...debit(`rail.clearing:${rail}`, takenMinor(collection)),
    ...shares.legs.flatMap(({ account, netMinor }) => credit(`sub.pending:${account}`, netMinor)),
    ...credit(`merchant.pending:${app}`, shares.businessMinor),
    ...credit(`fees.${product}`, feeMinor),
    ...credit('fees.split', shares.splitFeeMinor),
  ];
}

/** The same, where the money goes on to a beneficiary at once. */
export function collectedForBeneficiary(collection: Omit<Collection, 'app'>): Entries {
  const { rail, product, feeMinor, shares } = collection;
  return [
    ...debit(`rail.clearing:${rail}`, takenMinor(collection)),
    ...credit('payout.in_transit', shares.businessMinor),
    ...credit(`fees.${product}`, feeMinor),
  ];
}

/** The bank took a collection back. What is not pending any more, the merchant owes; sub-accounts keep theirs. */
export function reversed(collection: Collection, pendingMinor: bigint): Entries {
  const { rail, app, product, feeMinor, shares } = collection;
  const owed = shares.legs.reduce((sum, { netMinor }) => sum + netMinor, shares.businessMinor);
  const available = pendingMinor > 0n ? pendingMinor : 0n;
  const fromPending = owed < available ? owed : available;
  return [
    ...debit(`merchant.pending:${app}`, fromPending),
    ...debit(`merchant.receivable:${app}`, owed - fromPending),
    ...debit(`fees.${product}`, feeMinor),
    ...debit('fees.split', shares.splitFeeMinor),
    ...credit(`rail.clearing:${rail}`, takenMinor(collection)),
  ];
}

/** What a merchant owes is kept back from the next collection. */
export const receivableRecovered = (app: string, minor: bigint): Entries =>
  move(`merchant.pending:${app}`, `merchant.receivable:${app}`, minor);

/** The rail took another sum than it was asked for. */
export const wrongAmountTaken = (rail: string, takenMinor: bigint): Entries =>
  move(`rail.clearing:${rail}`, 'suspense', takenMinor);

/** A transfer to a payment's number that is no payment: it lies apart until it is back with its sender. */
export const transferHeld = (rail: string, minor: bigint): Entries =>
  move(`rail.clearing:${rail}`, 'refund.in_transit', minor);
export const transferReturned = (minor: bigint): Entries => move('refund.in_transit', 'bank.settlement', minor);
/** Its bank does not take it back: an operator decides. */
export const transferKept = (minor: bigint): Entries => move('refund.in_transit', 'suspense', minor);

/** Where a refund is taken from. */
export type RefundSource = 'pending_payout' | 'wallet';

/** A failed refund is this posting mirrored. */
export const refundStarted = (app: string, source: RefundSource, minor: bigint): Entries =>
  move(source === 'wallet' ? `wallet.available:${app}` : `merchant.pending:${app}`, 'refund.in_transit', minor);
export const refundConfirmed = (minor: bigint): Entries => move('refund.in_transit', 'bank.settlement', minor);

/** At the cut. */
export const payoutClosed = (owner: Owner, minor: bigint): Entries => move(pendingOf(owner), payableOf(owner), minor);
export const payoutSettled = (owner: Owner, minor: bigint): Entries => move(payableOf(owner), 'bank.settlement', minor);
export const payoutFailed = (owner: Owner, minor: bigint): Entries => move(payableOf(owner), pendingOf(owner), minor);

/** A credit that left at once (an instant beneficiary, a virtual account's settlement) arrived. */
export const creditConfirmed = (minor: bigint): Entries => move('payout.in_transit', 'bank.settlement', minor);

/** The rail settles with us. */
export const railSettled = (rail: string, minor: bigint): Entries =>
  move('bank.settlement', `rail.clearing:${rail}`, minor);

/** A transfer came to a virtual account. */
export const virtualAccountCredited = (rail: string, account: string, minor: bigint, feeMinor: bigint): Entries => [
  ...debit(`rail.clearing:${rail}`, minor),
  ...credit(`va.available:${account}`, minor - feeMinor),
  ...credit('fees.direct_charge', feeMinor),
];
export const virtualAccountPaidOut = (account: string, minor: bigint): Entries =>
  move(`va.available:${account}`, 'payout.in_transit', minor);

/** From where a disbursement is secured: a debit of the source account, or the wallet. */
export type DisbursementSource = { rail: string } | { app: string };

export const disbursementSecured = (id: string, source: DisbursementSource, minor: bigint): Entries =>
  move(
    'rail' in source ? `rail.clearing:${source.rail}` : `wallet.available:${source.app}`,
    `disburse.funds:${id}`,
    minor,
  );
export const disbursementPaid = (id: string, minor: bigint, feeMinor: bigint): Entries => [
  ...debit(`disburse.funds:${id}`, minor + feeMinor),
  ...credit('bank.settlement', minor),
  ...credit('fees.disburse', feeMinor),
];
/** Amount and fee of an item that failed go back where they came from. */
export const disbursementReturned = (id: string, source: DisbursementSource, minor: bigint): Entries =>
  move(`disburse.funds:${id}`, 'rail' in source ? 'refund.in_transit' : `wallet.available:${source.app}`, minor);

/** A source account does not take back what was not used: the app has it. */
export const returnedToWallet = (app: string, minor: bigint): Entries =>
  move('refund.in_transit', `wallet.available:${app}`, minor);
/** The bank took back what secured a disbursement, whose items may be paid: the business owes it. */
export const securingReversed = (rail: string, app: string, minor: bigint): Entries =>
  move(`merchant.receivable:${app}`, `rail.clearing:${rail}`, minor);
