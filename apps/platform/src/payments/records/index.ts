/** Payments as everybody sees them: one row for each one-time payment and each debit of a mandate. */
import type { Db } from '@kente/kit/db/pool';
import { Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Transaction } from 'kysely';
import type { Ledger } from '../../ledger/index.ts';
import type { Privacy } from '../../privacy/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { paymentName } from '../identifiers.ts';
import { referenceUsed } from '../references.ts';
import { collect, reverse } from './collecting.ts';
import { hold } from './holding.ts';
import type {
  Collected,
  NewPayment,
  PartyAccount,
  Payment,
  PaymentChanges,
  PaymentFilter,
  Reversal,
} from './payment.ts';
import { Sealing } from './sealing.ts';
import { comesFrom, isFinal, type PaymentStatus } from './status.ts';
import * as store from './store.ts';

export type {
  Collected,
  FeeBearer,
  NewPayment,
  PartyAccount,
  Payment,
  PaymentChanges,
  PaymentChannel,
  PaymentFilter,
  PaymentType,
  Reversal,
} from './payment.ts';
export { addItems, type ItemKind, MERCHANT, netOf, type SettlementItem } from './settlement-items.ts';
export { isFinal, isSuccess, isVerifiable, PAYMENT_STATUSES, type PaymentStatus } from './status.ts';
export { lockPending } from './store.ts';

type Tx = Transaction<Schema>;

export interface PaymentRecords {
  /** The intent: uses the reference up. @throws Refusal 400 when the reference stands for another payment. */
  insert(tx: Tx, env: Environment, payment: NewPayment): Promise<Payment>;
  /**
   * One step of a payment's life; what came by money is told to `collect` and `reverse` instead. `partial-debit-successful`
   * here says that no more parts will come.
   * @returns null when the payment is not where this step begins: somebody else was first, and nothing has changed.
   */
  transition(
    tx: Tx,
    env: Environment,
    id: string,
    to: Exclude<PaymentStatus, 'successful' | 'reversed'>,
    changes?: PaymentChanges,
  ): Promise<Payment | null>;
  /** What the payer adds before anything is sent. @returns null when the payment is not pending. */
  complete(tx: Tx, env: Environment, id: string, changes: PaymentChanges): Promise<Payment | null>;
  /**
   * Money came. Writes the status (`successful`; `partial-debit-successful` when less came than was asked for), the
   * ledger's posting and what is to be settled. With a beneficiary nothing is settled. @returns null as `transition`.
   */
  collect(tx: Tx, env: Environment, id: string, collected: Collected): Promise<Payment | null>;
  /**
   * The bank took a success back, before or after it was settled: `reversed`, with its posting. @returns null as
   * `transition`.
   */
  reverse(tx: Tx, env: Environment, id: string, reversal: Reversal): Promise<Payment | null>;
  /** Keeps a payment out of payouts, or lets it in again. @returns null when there is none. */
  hold(env: Environment, name: string, isHeld: boolean): Promise<Payment | null>;
  /** A held payment stays out of payouts, whatever its status. */
  mark(tx: Tx, env: Environment, id: string, marks: { refunded?: boolean; heldSettlement?: boolean }): Promise<void>;
  /** As it stands, without its lock: for who has to lock something else first. By row id alone. */
  read(tx: Tx, envId: EnvId, id: string): Promise<Payment | null>;
  /** Until the transaction ends nobody else changes it. By row id alone. */
  lock(tx: Tx, envId: EnvId, id: string): Promise<Payment | null>;
  /** By 24 hex, `txd_…`, `txreq_…`, `OD…` or `payment_OD…`; also one that was voided. */
  find(envId: EnvId, name: string): Promise<Payment | null>;
  findByReference(envId: EnvId, reference: string): Promise<Payment | null>;
  /** Those that exist, by id. */
  byIds(envId: EnvId, ids: readonly string[]): Promise<Map<string, Payment>>;
  /** Newest first, without those that were voided. */
  list(envId: EnvId, filter: PaymentFilter): Promise<{ total: number; payments: Payment[] }>;
  /** The keyed hash under which an account's debits are counted. */
  payerKey(envId: EnvId, account: Pick<PartyAccount, 'nipCode' | 'accountNumber'>): Buffer;
}

export interface PaymentRecordsDeps {
  db: Db<Schema>;
  keyring: Keyring;
  ledger: Pick<Ledger, 'post' | 'balance'>;
  privacy: Privacy;
  /** Told that money came in, before it is committed: somebody has to see to its settlement. Does not wait. */
  onPending: (env: Environment) => void;
}

export function createPaymentRecords({ db, keyring, ledger, privacy, onPending }: PaymentRecordsDeps): PaymentRecords {
  const sealing = new Sealing(keyring);
  const opened = (envId: EnvId, row: store.StoredPayment | undefined): Payment | null =>
    row ? sealing.open(envId, row) : null;
  const columns = (env: Environment, id: string, changes: PaymentChanges): store.ChangedColumns => ({
    channel: changes.channel ?? null,
    customer_id: changes.customerId ?? null,
    account_id: changes.accountId ?? null,
    payer_sealed: sealing.seal(env.id, id, 'payer', changes.payer),
    payer_key: changes.payer ? sealing.key(env.id, changes.payer) : null,
    movement_id: changes.movementId ?? null,
    session_id: changes.sessionId ?? null,
    response_code: changes.responseCode ?? null,
    collected_minor: null,
    fee_minor: changes.feeMinor ?? null,
  });
  privacy.keep(keeper());

  return {
    async insert(tx, env, payment) {
      const row = await store.insert(tx, env.id, newRow(sealing, env, payment));
      if (!row) throw referenceUsed();
      return sealing.open(env.id, row);
    },
    async transition(tx, env, id, to, changes = {}) {
      const step = { from: comesFrom(to), to, isFinal: isFinal(to), at: env.clock.now() };
      return opened(env.id, await store.update(tx, env.id, id, step, columns(env, id, changes)));
    },
    async complete(tx, env, id, changes) {
      const step = { from: ['pending'], to: 'pending', isFinal: false, at: env.clock.now() } as const;
      return opened(env.id, await store.update(tx, env.id, id, step, columns(env, id, changes)));
    },
    collect(tx, env, id, collected) {
      onPending(env);
      return collect({ ledger, sealing }, tx, env, id, collected);
    },
    reverse: (tx, env, id, reversal) => reverse({ ledger, sealing }, tx, env, id, reversal),
    mark: (tx, env, id, marks) => store.mark(tx, env.id, id, marks, env.clock.now()),
    read: async (tx, envId, id) => opened(envId, await store.find(tx, envId, id)),
    lock: async (tx, envId, id) => opened(envId, await store.lock(tx, envId, id)),
    async find(envId, text) {
      const name = paymentName(text);
      if (!name) return null;
      return opened(
        envId,
        await ('id' in name ? store.find(db, envId, name.id) : store.findBySession(db, envId, name.sessionCode)),
      );
    },
    async hold(env, name, isHeld) {
      const known = (await this.findByReference(env.id, name)) ?? (await this.find(env.id, name));
      if (!known) return null;
      onPending(env);
      return db.transaction().execute(async (tx) => {
        const row = opened(env.id, await store.lock(tx, env.id, known.id));
        if (row) await hold(tx, env, row, isHeld);
        return row && { ...row, heldSettlement: isHeld };
      });
    },
    findByReference: async (envId, reference) => opened(envId, await store.findByReference(db, envId, reference)),
    async byIds(envId, ids) {
      const rows = await store.findMany(db, envId, [...new Set(ids)]);
      return new Map(rows.map((row) => [row.id, sealing.open(envId, row)]));
    },
    async list(envId, filter) {
      const { total, payments } = await store.list(db, envId, filter);
      return { total, payments: payments.map((row) => sealing.open(envId, row)) };
    },
    payerKey: (envId, account) => sealing.key(envId, account),
  };
}

function newRow(sealing: Sealing, env: Environment, payment: NewPayment): store.NewRow {
  const id = payment.id ?? newId();
  const now = env.clock.now();
  return {
    id,
    session_code: payment.sessionCode ?? null,
    ...{ type: payment.type, channel: payment.channel, status: payment.status },
    ...{ amount_minor: payment.amountMinor, fee_minor: payment.feeMinor, fee_bearer: payment.feeBearer },
    currency: 'NGN',
    ...{ description: payment.description, reference: payment.reference },
    split_sealed: sealing.seal(env.id, id, 'split', payment.split),
    customer_id: payment.customerId ?? null,
    account_id: payment.accountId ?? null,
    mandate_id: payment.mandateId ?? null,
    payer_sealed: sealing.seal(env.id, id, 'payer', payment.payer),
    payer_key: payment.payer ? sealing.key(env.id, payment.payer) : null,
    beneficiary_sealed: sealing.seal(env.id, id, 'beneficiary', payment.beneficiary),
    movement_id: payment.movementId ?? null,
    session_id: payment.sessionId ?? null,
    meta: (payment.meta ?? null) as store.NewRow['meta'],
    ...{ created_at: now, updated_at: now },
  };
}

/** Sums stay: the ledger is made of them. Whatever names the person goes. */
function keeper(): Parameters<Privacy['keep']>[0] {
  const forget = async (tx: Tx, env: Environment, whose: store.Whose): Promise<void> => {
    if (await store.anyRunning(tx, env.id, whose)) {
      const message = 'A payment of this customer is still processing. Try again when it is final.';
      throw new Refusal('payment.processing', { status: 409, message });
    }
    await store.redact(tx, env.id, whose);
  };
  return {
    forgetCustomer: (tx, env, customerId) => forget(tx, env, { customerId }),
    forgetAccount: (tx, env, accountId) => store.redact(tx, env.id, { accountId }),
  };
}
