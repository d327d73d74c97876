import { Fault } from '@kente/kit/errors';

/** The chart of accounts. Source: payments contract 17. */

/** On which side an account grows: assets by debits, liabilities and income by credits. */
export type Side = 'debit' | 'credit';

interface AccountClass {
  kind: 'asset' | 'liability' | 'income';
  /** Must never go below 0; the database refuses. */
  floored: boolean;
  /** What stands behind the colon (the dot, for fees): whose account it is. Null: there is one for the environment. */
  of: 'rail' | 'app' | 'sub-account' | 'virtual account' | 'disbursement' | 'product' | null;
  /** For a reader: what its balance says. */
  meaning: string;
}

const CHART = {
  'rail.clearing': { kind: 'asset', floored: false, of: 'rail', meaning: 'Taken by the rail, not yet paid to us.' },
  'bank.settlement': { kind: 'asset', floored: false, of: null, meaning: 'Our money at the settlement bank.' },
  'merchant.receivable': {
    ...{ kind: 'asset', floored: false, of: 'app' },
    meaning: 'Owed by a merchant: reversed after it was settled.',
  },
  'merchant.pending': { kind: 'liability', floored: true, of: 'app', meaning: 'Collected, in no payout yet.' },
  'merchant.payable': { kind: 'liability', floored: true, of: 'app', meaning: 'In a payout that is not settled yet.' },
  'sub.pending': { kind: 'liability', floored: true, of: 'sub-account', meaning: 'A split leg, in no payout yet.' },
  'sub.payable': { kind: 'liability', floored: true, of: 'sub-account', meaning: 'Split legs in an open payout.' },
  'wallet.available': { kind: 'liability', floored: true, of: 'app', meaning: 'What the wallet can pay with.' },
  'wallet.held': { kind: 'liability', floored: true, of: 'app', meaning: 'Set aside for calls that are under way.' },
  'va.available': { kind: 'liability', floored: true, of: 'virtual account', meaning: 'On a virtual account.' },
  'refund.in_transit': { kind: 'liability', floored: true, of: null, meaning: 'Refunds that are on their way.' },
  'payout.in_transit': { kind: 'liability', floored: true, of: null, meaning: 'Payouts that are on their way.' },
  'disburse.funds': { kind: 'liability', floored: true, of: 'disbursement', meaning: 'Secured for a disbursement.' },
  'nibss.payable': { kind: 'liability', floored: false, of: null, meaning: 'Owed to the switch.' },
  suspense: {
    kind: 'liability',
    floored: false,
    of: null,
    meaning: 'Taken by a rail, and nobody knows yet whose it is.',
  },
  fees: { kind: 'income', floored: false, of: 'product', meaning: 'Earned on a product.' },
} as const satisfies Readonly<Record<string, AccountClass>>;

type Chart = typeof CHART;
type ClassName = keyof Chart;

/** `wallet.available:{app}`, `rail.clearing:{rail}`, `suspense`, `fees.{product}` … */
export type LedgerAccount =
  | { [Name in Exclude<ClassName, 'fees'>]: Chart[Name]['of'] extends null ? Name : `${Name}:${string}` }[Exclude<
      ClassName,
      'fees'
    >]
  | `fees.${string}`;

const FEES = 'fees.';
const CLASSES: Readonly<Record<string, AccountClass>> = CHART;

/** Null for an account that the chart does not have. */
export function classIn(account: string): (AccountClass & { side: Side }) | null {
  const mark = account.startsWith(FEES) ? FEES.length - 1 : account.indexOf(':');
  const name = mark < 0 ? account : account.slice(0, mark);
  const found = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  if (!found || (found.of === null) !== mark < 0 || mark === account.length - 1) return null;
  return { ...found, side: found.kind === 'asset' ? 'debit' : 'credit' };
}

/** @throws Fault for an account that the chart does not have. */
export function classOf(account: string): AccountClass & { side: Side } {
  const found = classIn(account);
  if (!found) throw new Fault('ledger.unknown_account', { message: `the chart has no account ${account}` });
  return found;
}

export const CHART_OF_ACCOUNTS: ReadonlyMap<string, AccountClass> = new Map(Object.entries(CLASSES));
