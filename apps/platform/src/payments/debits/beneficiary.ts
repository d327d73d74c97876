/** What was collected for a beneficiary goes there at once. Source: payments contract, 7.1 and 17. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { creditConfirmed } from '../postings.ts';
import { addItems, MERCHANT, type Payment } from '../records/index.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import type { Workshop } from './deps.ts';
import * as store from './store.ts';

type Tx = Transaction<Schema>;

const CREDIT_TASK = 'debit.beneficiary';
/** A rail that was down is tried again after that long: nothing was sent. */
const TRY_AGAIN_MS = 5 * MINUTE_MS;

const netOf = ({ collectedMinor, feeMinor, feeBearer }: Payment): bigint =>
  feeBearer === 'business' ? collectedMinor - feeMinor : collectedMinor;

const put = ({ schedule }: Workshop, tx: Tx, env: Environment, debitId: string, dueAt: Date): Promise<void> =>
  schedule.put(tx, env, { kind: CREDIT_TASK, subject: debitId, payload: {}, dueAt });

/** In the transaction of the success: the credit will be sent, whatever becomes of this process. */
export async function owe(deps: Workshop, tx: Tx, env: Environment, payment: Payment): Promise<void> {
  const at = env.clock.now();
  await store.addCredit(tx, env.id, { debitId: payment.id, amountMinor: netOf(payment), at });
  await put(deps, tx, env, payment.id, at);
}

export function payBeneficiaries(deps: Workshop): void {
  const { db, movements, schedule, settings, ledger } = deps;
  schedule.on(CREDIT_TASK, async (env, { subject: debitId }) => {
    const movementId = await db.transaction().execute((tx) => intendCredit(deps, tx, env, debitId));
    if (movementId !== null) await movements.send(env, movementId, (await settings.of(env))['debit.wait']);
  });
  movements.owner('beneficiary', {
    async settled(tx, env, { ownerId: debitId, amountMinor }, { status, at }) {
      const moved = await store.moveCredit(tx, env.id, debitId, { from: 'processing', to: status, at });
      if (!moved) return;
      if (status === 'failed') return keepForMerchant(deps, tx, env, { debitId, amountMinor, at, wasSent: false });
      const entries = creditConfirmed(amountMinor);
      await ledger.post(tx, env.id, { key: `debit:${debitId}:credit`, kind: 'debit.credit_confirmed', at, entries });
    },
    async voided(tx, env, { ownerId: debitId }) {
      const at = env.clock.now();
      await store.moveCredit(tx, env.id, debitId, { from: 'processing', to: 'waiting', at });
      await put(deps, tx, env, debitId, later(at, TRY_AGAIN_MS));
    },
    async reversed(tx, env, { ownerId: debitId, amountMinor }) {
      const at = env.clock.now();
      const moved = await store.moveCredit(tx, env.id, debitId, { from: 'successful', to: 'failed', at });
      if (moved) await keepForMerchant(deps, tx, env, { debitId, amountMinor, at, wasSent: true });
    },
  });
}

/** @returns null when it is under way, or done. */
async function intendCredit(deps: Workshop, tx: Tx, env: Environment, debitId: string): Promise<string | null> {
  const step = { from: 'waiting', to: 'processing', at: env.clock.now() };
  const credit = await store.moveCredit(tx, env.id, debitId, step);
  const payment = credit && (await deps.records.lock(tx, env.id, debitId));
  if (!credit || !payment?.beneficiary) return null;
  const { nipCode, accountNumber, name } = payment.beneficiary;
  const movement = await deps.movements.intend(tx, env, {
    ...{ owner: 'beneficiary', ownerId: debitId, direction: 'credit', from: SETTLEMENT_ACCOUNT },
    ...{ to: { nipCode, accountNumber, name }, amountMinor: credit.amount_minor },
    ...{ narration: payment.description ?? payment.reference },
  });
  return movement.id;
}

/** The beneficiary's bank would not have it: it is settled to the merchant instead. */
async function keepForMerchant(
  { ledger }: Workshop,
  tx: Tx,
  env: Environment,
  { debitId, amountMinor, at, wasSent }: { debitId: string; amountMinor: bigint; at: Date; wasSent: boolean },
): Promise<void> {
  await addItems(tx, env.id, [
    {
      ...{ owner: MERCHANT, kind: 'collection', paymentId: debitId, collectedMinor: amountMinor, feeMinor: 0n },
      ...{ refundedMinor: 0n, at, held: false },
    },
  ]);
  await ledger.post(tx, env.id, {
    ...{ key: `debit:${debitId}:credit_failed`, kind: 'debit.credit_failed', at },
    entries: [
      { account: wasSent ? 'bank.settlement' : 'payout.in_transit', debitMinor: amountMinor },
      { account: `merchant.pending:${env.app.id}`, creditMinor: amountMinor },
    ],
  });
}
