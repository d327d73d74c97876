import type { Transaction } from 'kysely';
import type { Ledger } from '../../ledger/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type Collection, collected, collectedForBeneficiary, reversed } from '../postings.ts';
import { divide, type Shares } from '../splits.ts';
import type { Collected, Payment, Reversal } from './payment.ts';
import type { Sealing } from './sealing.ts';
import { addItems, MERCHANT, type SettlementItem } from './settlement-items.ts';
import * as store from './store.ts';

interface Hands {
  ledger: Pick<Ledger, 'post' | 'balance'>;
  sealing: Sealing;
}

const UNCHANGED: store.ChangedColumns = {
  ...{ channel: null, customer_id: null, account_id: null, payer_sealed: null, payer_key: null },
  ...{ movement_id: null, session_id: null, response_code: null, collected_minor: null, fee_minor: null },
};

/** Status, settlement items and posting of money that came, in the caller's transaction. Null: somebody else was first. */
export async function collect(
  { ledger, sealing }: Hands,
  tx: Transaction<Schema>,
  env: Environment,
  id: string,
  money: Collected,
): Promise<Payment | null> {
  const now = env.clock.now();
  const row = await store.collect(tx, env.id, id, {
    ...{ amountMinor: money.amountMinor, feeMinor: money.feeMinor, isMoreToCome: money.isMoreToCome ?? false },
    ...{ responseCode: money.responseCode, sessionId: money.sessionId ?? null, at: now },
  });
  if (!row) return null;
  const payment = sealing.open(env.id, row);
  const collection = collectionOf(env, payment, money);
  if (!payment.beneficiary) await addItems(tx, env.id, itemsOf(payment, collection, now));
  await ledger.post(tx, env.id, {
    key: `${nameOf(payment)}:success${money.part === undefined ? '' : `:${money.part}`}`,
    kind: `${nameOf(payment).split(':')[0]}.successful`,
    at: now,
    entries: payment.beneficiary ? collectedForBeneficiary(collection) : collected(collection),
  });
  return payment;
}

/** The merchant pays it back: from what is pending, and owes the rest. Null: it was not a success any more. */
export async function reverse(
  { ledger, sealing }: Hands,
  tx: Transaction<Schema>,
  env: Environment,
  id: string,
  { rail, responseCode, splitLegFeeMinor }: Reversal,
): Promise<Payment | null> {
  const now = env.clock.now();
  const step = {
    from: ['successful', 'partial-debit-successful'] as const,
    to: 'reversed' as const,
    isFinal: true,
    at: now,
  };
  const row = await store.update(tx, env.id, id, step, { ...UNCHANGED, response_code: responseCode });
  if (!row) return null;
  const payment = sealing.open(env.id, row);
  const { feeMinor, collectedMinor: amountMinor } = payment;
  const money = { rail, amountMinor, feeMinor, splitLegFeeMinor };
  const collection = { ...collectionOf(env, payment, money), ...(await sharesOf(tx, env, payment)) };
  // What is pending is read under the ledger's own lock order: nobody spends it between the look and the posting.
  await store.lockPending(tx, env.id, MERCHANT);
  const entries = reversed(collection, await ledger.balance(tx, env.id, `merchant.pending:${env.app.id}`));
  const taken = entries.reduce(
    (sum, entry) =>
      entry.account.startsWith('merchant.pending:') && 'debitMinor' in entry ? sum + entry.debitMinor : sum,
    0n,
  );
  const feeBack = businessFees(payment, collection);
  await addItems(tx, env.id, [
    {
      ...{ owner: MERCHANT, kind: 'reversal', paymentId: payment.id, at: now, held: payment.heldSettlement },
      ...{ collectedMinor: -taken - feeBack, feeMinor: -feeBack, refundedMinor: 0n },
    },
  ]);
  await ledger.post(tx, env.id, {
    ...{ key: `${nameOf(payment)}:reversal`, kind: `${nameOf(payment).split(':')[0]}.reversed`, at: now, entries },
  });
  return payment;
}

/** Of a split payment, as its parts were really shared: each was rounded, and charged for its legs, by itself. */
async function sharesOf(
  tx: Transaction<Schema>,
  env: Environment,
  { id, split, feeBearer, feeMinor }: Payment,
): Promise<{ shares?: Shares }> {
  if (!split) return {};
  const owners = await store.collectedBy(tx, env.id, id);
  const merchant = owners.find(({ owner }) => owner === MERCHANT);
  if (!merchant) return {};
  const legs = owners.filter(({ owner }) => owner !== MERCHANT);
  const ofLegs = legs.reduce((sum, leg) => sum + leg.feeMinor, 0n);
  const ofBusiness = merchant.feeMinor - (feeBearer === 'business' ? feeMinor : 0n);
  return {
    shares: {
      businessMinor: merchant.collectedMinor - merchant.feeMinor,
      legs: legs.map((leg) => ({
        ...{ account: leg.owner, grossMinor: leg.collectedMinor, netMinor: leg.collectedMinor - leg.feeMinor },
      })),
      splitFeeMinor: split.fee_bearer === 'business' ? ofBusiness : ofLegs,
    },
  };
}

function collectionOf(
  env: Environment,
  { type, feeBearer, split }: Payment,
  money: Pick<Collected, 'rail' | 'amountMinor' | 'feeMinor' | 'splitLegFeeMinor'>,
): Collection {
  const { rail, amountMinor, feeMinor, splitLegFeeMinor: legFeeMinor } = money;
  const shares: Shares = divide(split, { amountMinor, feeMinor, feeBearer, legFeeMinor });
  const product = type === 'onetime-debit' ? 'one_time' : 'direct_debit';
  return { rail, app: env.app.id, product, feeBearer, feeMinor, shares };
}

/** Fees that the merchant's own share bears. */
function businessFees({ split, feeBearer }: Payment, { feeMinor, shares }: Collection): bigint {
  return (feeBearer === 'business' ? feeMinor : 0n) + (split?.fee_bearer === 'business' ? shares.splitFeeMinor : 0n);
}

function itemsOf(payment: Payment, collection: Collection, at: Date): SettlementItem[] {
  const { shares } = collection;
  const common = {
    kind: 'collection' as const,
    paymentId: payment.id,
    refundedMinor: 0n,
    at,
    held: payment.heldSettlement,
  };
  const fees = businessFees(payment, collection);
  return [
    { ...common, owner: MERCHANT, collectedMinor: shares.businessMinor + fees, feeMinor: fees },
    ...shares.legs.map(({ account, grossMinor, netMinor }) => ({
      ...{ ...common, owner: account, collectedMinor: grossMinor, feeMinor: grossMinor - netMinor },
    })),
  ];
}

/** What the ledger calls it. */
const nameOf = ({ id, type }: Payment): string => (type === 'onetime-debit' ? `payment:${id}` : `debit:${id}`);
