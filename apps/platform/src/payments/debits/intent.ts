/** The intent of a debit: everything that speaks against it is asked under locks, then it is written, or nothing is. */
import { Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Mandate } from '../mandates/index.ts';
import type { FeeBearer, PartyAccount, Payment } from '../records/index.ts';
import type { AccountStanding } from '../retry-policy/index.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import { divide, type Split } from '../splits.ts';
import type { Workshop } from './deps.ts';
import { amountRefusal, stateRefusal } from './input.ts';
import { DebitRefused, limitRefusal, REFERENCE_USED, railRefusal } from './refused.ts';
import * as store from './store.ts';

type Tx = Transaction<Schema>;

/** What is to be taken. */
export interface Charge {
  type: 'variable-debit' | 'fixed-debit';
  amountMinor: bigint;
  reference: string;
  narration: string;
  feeBearer: FeeBearer;
  beneficiary: PartyAccount | null;
  split: Split | null;
  meta: Record<string, unknown>;
}

export interface Intent {
  payment: Payment;
  movementId: string;
  splitLegFeeMinor: bigint;
}

interface Priced extends Charge {
  feeMinor: bigint;
  splitLegFeeMinor: bigint;
}

/**
 * What a debit takes of its mandate: a fee that the customer bears comes on top. The schedule of a fixed mandate is made
 * of amounts alone, so that a fee never leaves its last date short.
 */
export function takenOf(debit: Pick<Payment, 'type' | 'amountMinor' | 'feeMinor' | 'feeBearer'>): bigint {
  return debit.type === 'fixed-debit' ? debit.amountMinor : chargedOf(debit);
}

/** What the account is debited. */
export const chargedOf = ({
  amountMinor,
  feeMinor,
  feeBearer,
}: Pick<Payment, 'amountMinor' | 'feeMinor' | 'feeBearer'>): bigint =>
  feeBearer === 'customer' ? amountMinor + feeMinor : amountMinor;

/** @param onIntent in the same transaction, when all is written. @throws DebitRefused with nothing written. */
export async function intend(
  deps: Workshop,
  env: Environment,
  mandate: Mandate,
  charge: Charge,
  recordedAs: RecordedAs,
  onIntent: (tx: Tx, paymentId: string) => Promise<void> = async () => {},
): Promise<Intent> {
  const { prices } = deps.billing;
  const product = mandate.mandateType === 'sweep' ? 'sweep' : 'direct_debit';
  const feeMinor = await prices.minor(env.id, product, charge.amountMinor);
  const splitLegFeeMinor = charge.split ? await prices.minor(env.id, 'split_leg') : 0n;
  const priced = { ...charge, feeMinor, splitLegFeeMinor };
  const attempt = (isCorporate: boolean | null): Promise<Intent | 'whose'> =>
    deps.db.transaction().execute(async (tx) => {
      const checked = await check(deps, tx, env, mandate.id, priced, isCorporate);
      if (checked === 'whose') return checked;
      const intent = await write(deps, tx, env, checked, priced);
      await recordedAs(tx, { kind: 'debit', id: intent.payment.id });
      await onIntent(tx, intent.payment.id);
      return intent;
    });
  const first = await attempt(null);
  if (first !== 'whose') return first;
  const customer = (await deps.customers.byIds(env.id, [mandate.customerId])).get(mandate.customerId);
  const second = await attempt(customer?.type === 'business');
  if (second === 'whose') throw new Error('the kind of the customer was told');
  return second;
}

interface Checked {
  mandate: Mandate;
  account: PartyAccount;
  standing: AccountStanding;
  enter(debit: { debitId: string; amountMinor: bigint }): Promise<void>;
}

/** In the contract's order: state, reference, amount, retry limit. `whose`: only the customer's kind decides. */
async function check(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  mandateId: string,
  charge: Priced,
  isCorporate: boolean | null,
): Promise<Checked | 'whose'> {
  const mandate = await deps.mandates.lock(tx, env, mandateId);
  if (!mandate?.account || !mandate.accountKey) {
    throw new DebitRefused('state', 'This mandate is not ready for debit', null);
  }
  const { standing, enter } = await deps.retryPolicy.lock(tx, env, mandate.accountKey);
  const debitType = charge.type === 'fixed-debit' ? 'variable' : mandate.debitType;
  const state = stateRefusal({ ...mandate, debitType }, env.clock.now());
  if (state) throw new DebitRefused('state', state, standing);
  const own = await deps.settings.of(env);
  const left = (limit: bigint): bigint => {
    const rest = limit - standing.sentTodayMinor;
    return rest < 0n ? 0n : rest;
  };
  const [personal, corporate] = [left(own['limit.personal']), left(own['limit.corporate'])];
  const isPersonalLess = personal < corporate;
  const least = isPersonalLess ? personal : corporate;
  if (isCorporate === null && charge.amountMinor > least) return 'whose';
  const limit = isCorporate === null ? least : isCorporate ? corporate : personal;
  const refused = amountOrSplit(charge, mandate, limit, standing) ?? limitRefusal(standing);
  if (refused) {
    const isUsed = await store.isReferenceUsed(tx, env.id, charge.reference);
    throw isUsed ? new DebitRefused('reference', REFERENCE_USED, standing) : refused;
  }
  return { mandate, account: mandate.account, standing, enter };
}

function amountOrSplit(
  charge: Priced,
  mandate: Mandate,
  limitMinor: bigint,
  standing: AccountStanding,
): DebitRefused | null {
  const { amountMinor, feeMinor, feeBearer, split, splitLegFeeMinor: legFeeMinor } = charge;
  const customerFeeMinor = takenOf(charge) - amountMinor;
  const amount = amountRefusal({ amountMinor, customerFeeMinor }, mandate, limitMinor);
  if (amount) return new DebitRefused('amount', amount, standing);
  try {
    divide(split, { amountMinor, feeMinor, feeBearer, legFeeMinor });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new DebitRefused('split', error.message, standing);
  }
}

async function write(
  { mandates, movements, records }: Workshop,
  tx: Tx,
  env: Environment,
  { mandate, account, standing, enter }: Checked,
  charge: Priced,
): Promise<Intent> {
  const id = newId();
  try {
    movements.ready(env);
  } catch {
    throw railRefusal(standing);
  }
  const { type, amountMinor, feeMinor, feeBearer, narration, reference, split, beneficiary, meta } = charge;
  if (!(await mandates.reserve(tx, env, mandate.id, takenOf(charge)))) {
    throw new DebitRefused('amount', "Amount exceeds the mandate's remaining balance", standing);
  }
  await enter({ debitId: id, amountMinor });
  const { nipCode, accountNumber, name } = account;
  const movement = await movements.intend(tx, env, {
    ...{ owner: 'debit', ownerId: id, direction: 'debit', from: { nipCode, accountNumber, name } },
    ...{ to: SETTLEMENT_ACCOUNT, amountMinor: chargedOf(charge), narration, reference, mandateCode: mandate.nibssCode },
  });
  const payment = await records
    .insert(tx, env, {
      ...{ id, type, channel: 'mandate', status: 'processing', amountMinor, feeMinor, feeBearer, reference, meta },
      ...{ description: narration, customerId: mandate.customerId, mandateId: mandate.id, payer: account },
      ...{ movementId: movement.id, sessionId: movement.sessionId },
      ...(split ? { split } : {}),
      ...(beneficiary ? { beneficiary } : {}),
    })
    .catch((error: unknown) => {
      throw error instanceof Refusal ? new DebitRefused('reference', REFERENCE_USED, standing) : error;
    });
  return { payment, movementId: movement.id, splitLegFeeMinor: charge.splitLegFeeMinor };
}
