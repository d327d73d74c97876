/** Giving a payment back to the account that paid. Source: payments contract 10. */
import { Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import { toWire } from '@kente/kit/money';
import type { Kysely, Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Events } from '../../events/index.ts';
import { type Ledger, LedgerShort } from '../../ledger/index.ts';
import { type Movements, railUnavailable, textOf } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { type RefundSource, refundConfirmed, refundStarted } from '../postings.ts';
import {
  addItems,
  isSuccess,
  lockPending,
  MERCHANT,
  type PartyAccount,
  type Payment,
  type PaymentRecords,
} from '../records/index.ts';
import type { Settings } from '../settings/index.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import * as store from './store.ts';

export interface Refund {
  id: string;
  payment: Payment;
  amountMinor: bigint;
  beneficiary: PartyAccount;
}

export interface Refunds {
  /**
   * All of a payment, once; fees are kept. An outcome that is not known yet counts as a refund, and is told by
   * `kente.refund.failed` if it fails after all.
   * @throws Refusal 404 for a payment that is unknown or did not succeed; 400 when it is refunded already, when the source
   *   has too little, and when the payer's bank refuses. @throws Fault 503 when the rail cannot be reached: nothing happened.
   */
  create(
    env: Environment,
    request: { reference: string; source: RefundSource },
    recordedAs: RecordedAs,
  ): Promise<Refund>;
  /** @throws Error when there is none: ids come from our own rows. */
  find(env: Environment, id: string): Promise<Refund>;
}

export interface RefundsDeps {
  db: Kysely<Schema>;
  ledger: Pick<Ledger, 'post' | 'reverse'>;
  movements: Movements;
  events: Pick<Events, 'append'>;
  records: PaymentRecords;
  settings: Pick<Settings, 'of'>;
}

type Tx = Transaction<Schema>;

export function createRefunds(deps: RefundsDeps): Refunds {
  const { db, movements, records, settings } = deps;
  watchOutcomes(deps);
  const find = async (env: Environment, id: string): Promise<Refund> => {
    const row = await store.find(db, env.id, id);
    const payment = row && (await records.find(env.id, row.payment_id));
    if (!row || !payment?.payer) throw new Error(`refund ${id} does not exist`);
    return { id, payment, amountMinor: row.amount_minor, beneficiary: payment.payer };
  };
  return {
    find,
    async create(env, { reference, source }, recordedAs) {
      const { id: paymentId } = await refundable(records, env.id, reference);
      movements.ready(env);
      const [id, { 'debit.wait': waitMs }] = [newId(), await settings.of(env)];
      const movementId = await db.transaction().execute(async (tx) => {
        const payment = await records.lock(tx, env.id, paymentId);
        if (!payment) throw missing();
        const movement = await start(deps, tx, env, { id, payment, source });
        await recordedAs(tx, { kind: 'refund', id });
        return movement;
      });
      const state = await movements.send(env, movementId, waitMs);
      if (state.status === 'voided') throw railUnavailable();
      if (state.status === 'failed') {
        const { code, message } = state.outcome;
        throw new Refusal(`refund.failed.${code}`, { status: 400, message });
      }
      return find(env, id);
    },
  };
}

async function refundable(records: PaymentRecords, envId: EnvId, reference: string): Promise<Payment> {
  const payment = (await records.findByReference(envId, reference)) ?? (await records.find(envId, reference));
  if (!payment || payment.type === 'recurring-debit' || !isSuccess(payment.status)) throw missing();
  return payment;
}

/** Intent and posting, the payment's row locked. @returns the movement's id. */
async function start(
  { ledger, movements, records }: RefundsDeps,
  tx: Tx,
  env: Environment,
  { id, payment, source }: { id: string; payment: Payment; source: RefundSource },
): Promise<string> {
  if (!isSuccess(payment.status)) throw missing();
  if (payment.refunded) throw alreadyRefunded();
  const { payer, collectedMinor: amountMinor } = payment;
  if (!payer) {
    const message = 'The account that paid is not known any more, so that it cannot be refunded';
    throw new Refusal('refund.no_payer', { status: 400, message });
  }
  const now = env.clock.now();
  const movement = await movements.intend(tx, env, {
    ...{ owner: 'refund', ownerId: id, direction: 'credit', from: SETTLEMENT_ACCOUNT, amountMinor },
    to: { nipCode: payer.nipCode, accountNumber: payer.accountNumber, name: payer.name },
    narration: `Refund ${payment.reference}`,
  });
  const isNew = await store.insert(tx, env.id, {
    ...{ id, payment_id: payment.id, source, amount_minor: amountMinor, status: 'processing' },
    ...{ movement_id: movement.id, response_code: null, created_at: now, updated_at: now },
  });
  if (!isNew) throw alreadyRefunded();
  await records.mark(tx, env, payment.id, { refunded: true });
  if (source === 'pending_payout') {
    await lockPending(tx, env.id, MERCHANT);
    await addItems(tx, env.id, [refundItem(payment, amountMinor, now, 'refund')]);
  }
  try {
    const entries = refundStarted(env.app.id, source, amountMinor);
    await ledger.post(tx, env.id, { key: `refund:${id}:started`, kind: 'refund.started', at: now, entries });
  } catch (error) {
    if (!(error instanceof LedgerShort)) throw error;
    const place = source === 'wallet' ? 'wallet' : 'pending payout';
    throw new Refusal('refund.short', { status: 400, message: `Insufficient ${place} balance to process refund` });
  }
  return movement.id;
}

/** Held like the payment itself would hold back what it did not bring: a refund never waits. */
const refundItem = (payment: Payment, minor: bigint, at: Date, kind: 'refund' | 'refund-failed') => ({
  ...{ owner: MERCHANT, kind, paymentId: payment.id, collectedMinor: 0n, feeMinor: 0n },
  ...{ refundedMinor: kind === 'refund' ? minor : -minor, at, held: false },
});

function watchOutcomes(deps: RefundsDeps): void {
  const { ledger, movements } = deps;
  movements.owner('refund', {
    async settled(tx, env, { ownerId: id, amountMinor }, { status, code, at }) {
      if (status === 'failed') return undo(deps, tx, env, { id, from: 'processing', code, isTold: true });
      const done = { status: 'successful', response_code: code, updated_at: at };
      if (!(await store.finish(tx, env.id, id, 'processing', done))) return;
      const entries = refundConfirmed(amountMinor);
      await ledger.post(tx, env.id, { key: `refund:${id}:confirmed`, kind: 'refund.confirmed', at, entries });
    },
    voided: (tx, env, { ownerId: id }) => undo(deps, tx, env, { id, from: 'processing', code: null, isTold: false }),
    async reversed(tx, env, { ownerId: id }, code) {
      const at = env.clock.now();
      await ledger.reverse(tx, env.id, { key: `refund:${id}:returned`, of: `refund:${id}:confirmed`, at });
      await undo(deps, tx, env, { id, from: 'successful', code, isTold: true });
    },
  });
}

interface Undoing {
  id: string;
  from: 'processing' | 'successful';
  code: string | null;
  isTold: boolean;
}

/** The money is where it came from again, and the payment may be refunded anew. */
async function undo(
  { ledger, records, events }: RefundsDeps,
  tx: Tx,
  env: Environment,
  { id, from, code, isTold }: Undoing,
): Promise<void> {
  const at = env.clock.now();
  const row = await store.finish(tx, env.id, id, from, { status: 'failed', response_code: code, updated_at: at });
  const payment = row && (await records.lock(tx, env.id, row.payment_id));
  if (!row || !payment) return;
  await records.mark(tx, env, payment.id, { refunded: false });
  if (row.source === 'pending_payout')
    await addItems(tx, env.id, [refundItem(payment, row.amount_minor, at, 'refund-failed')]);
  await ledger.reverse(tx, env.id, {
    key: `refund:${id}:failed`,
    of: `refund:${id}:started`,
    at,
    kind: 'refund.failed',
  });
  if (!isTold) return;
  const { amount_minor: amount, source } = row;
  const failed = { id, payment: payment.id, reference: payment.reference, amount: toWire(amount), source };
  await events.append(tx, env, [
    {
      type: 'kente.refund.failed',
      data: { ...failed, response_code: code ?? '', message: code === null ? '' : textOf(code) },
    },
  ]);
}

const missing = (): Refusal =>
  new Refusal('payment.not_found', { status: 404, message: 'Invalid reference, payment not found' });
const alreadyRefunded = (): Refusal =>
  new Refusal('payment.refunded', { status: 400, message: 'payment has already been refunded.' });
