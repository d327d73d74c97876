import { type Db, prepared } from '@kente/kit/db/pool';
import { type Selectable, sql } from 'kysely';
import type { Payments, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { PaymentFilter } from './payment.ts';
import type { PaymentStatus } from './status.ts';

type Platform = Db<Schema>;
export type StoredPayment = Selectable<Payments>;
export type NewRow = Omit<
  StoredPayment,
  'env_id' | 'collected_minor' | 'voided_reference' | 'response_code' | 'refunded' | 'held_settlement' | 'completed_at'
>;

/** @returns undefined when the reference is used already, also by a payment that another transaction makes just now. */
export async function insert(tx: Platform, envId: EnvId, row: NewRow): Promise<StoredPayment | undefined> {
  const { rows } = await sql<StoredPayment>`${prepared('insert-payment')}
    insert into payments (env_id, id, session_code, type, channel, status, amount_minor, fee_minor, fee_bearer, currency,
      description, reference, split_sealed, customer_id, account_id, mandate_id, payer_sealed, payer_key,
      beneficiary_sealed, movement_id, session_id, meta, created_at, updated_at)
    values (${envId}, ${row.id}, ${row.session_code}, ${row.type}, ${row.channel}, ${row.status}, ${row.amount_minor},
      ${row.fee_minor}, ${row.fee_bearer}, ${row.currency}, ${row.description}, ${row.reference}, ${row.split_sealed},
      ${row.customer_id}, ${row.account_id}, ${row.mandate_id}, ${row.payer_sealed}, ${row.payer_key},
      ${row.beneficiary_sealed}, ${row.movement_id}, ${row.session_id},
      ${row.meta === null ? null : JSON.stringify(row.meta)}::jsonb, ${row.created_at}, ${row.updated_at})
    on conflict (env_id, reference) where type <> 'recurring-debit' do nothing
    returning *`.execute(tx);
  return rows[0];
}

/** Null: stays as it is. */
export interface ChangedColumns {
  channel: string | null;
  customer_id: string | null;
  account_id: string | null;
  payer_sealed: Buffer | null;
  payer_key: Buffer | null;
  movement_id: string | null;
  session_id: string | null;
  response_code: string | null;
  /** Added to what was collected before. */
  collected_minor: bigint | null;
  fee_minor: bigint | null;
}

export interface Step {
  from: readonly PaymentStatus[];
  to: PaymentStatus;
  isFinal: boolean;
  at: Date;
}

/** @returns undefined when the payment is not where the step begins: somebody else was first. */
export async function update(
  tx: Platform,
  envId: EnvId,
  id: string,
  { from, to, isFinal, at }: Step,
  columns: ChangedColumns,
): Promise<StoredPayment | undefined> {
  const { rows } = await sql<StoredPayment>`${prepared('update-payment')}
    update payments set status = ${to}, updated_at = ${at}::timestamptz,
      completed_at = case when ${isFinal}::boolean then coalesce(completed_at, ${at}::timestamptz) end,
      channel = coalesce(${columns.channel}::text, channel),
      customer_id = coalesce(${columns.customer_id}::text, customer_id),
      account_id = coalesce(${columns.account_id}::text, account_id),
      payer_sealed = coalesce(${columns.payer_sealed}::bytea, payer_sealed),
      payer_key = coalesce(${columns.payer_key}::bytea, payer_key),
      movement_id = coalesce(${columns.movement_id}::text, movement_id),
      session_id = coalesce(${columns.session_id}::text, session_id),
      response_code = coalesce(${columns.response_code}::text, response_code),
      collected_minor = collected_minor + coalesce(${columns.collected_minor}::bigint, 0),
      fee_minor = coalesce(${columns.fee_minor}::bigint, fee_minor),
      voided_reference = case when ${to} = 'voided' then reference else voided_reference end,
      reference = case when ${to} = 'voided' then null else reference end
    where env_id = ${envId} and id = ${id} and status = any(${from as PaymentStatus[]}::text[])
    returning *`.execute(tx);
  return rows[0];
}

/** What an operator or a refund says of a payment, whatever its status. */
export async function mark(
  tx: Platform,
  envId: EnvId,
  id: string,
  { refunded, heldSettlement }: { refunded?: boolean; heldSettlement?: boolean },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('payments')
    .set({
      ...(refunded === undefined ? {} : { refunded }),
      ...(heldSettlement === undefined ? {} : { held_settlement: heldSettlement }),
      updated_at: at,
    })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .execute();
}

export async function find(db: Platform, envId: EnvId, id: string): Promise<StoredPayment | undefined> {
  return db.selectFrom('payments').selectAll().where('env_id', '=', envId).where('id', '=', id).executeTakeFirst();
}

export async function findBySession(db: Platform, envId: EnvId, code: string): Promise<StoredPayment | undefined> {
  return db
    .selectFrom('payments')
    .selectAll()
    .where('env_id', '=', envId)
    .where('session_code', '=', code)
    .executeTakeFirst();
}

/** Never a mandate's link: its reference stands in the mandates' space. */
export async function findByReference(
  db: Platform,
  envId: EnvId,
  reference: string,
): Promise<StoredPayment | undefined> {
  return db
    .selectFrom('payments')
    .selectAll()
    .where('env_id', '=', envId)
    .where('reference', '=', reference)
    .where('type', '<>', 'recurring-debit')
    .executeTakeFirst();
}

/** Until the transaction ends nobody else changes it. */
export async function lock(tx: Platform, envId: EnvId, id: string): Promise<StoredPayment | undefined> {
  return tx
    .selectFrom('payments')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findMany(db: Platform, envId: EnvId, ids: readonly string[]): Promise<StoredPayment[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('payments').selectAll().where('env_id', '=', envId).where('id', 'in', ids).execute();
}

/** Newest first, without those that were voided. */
export async function list(
  db: Platform,
  envId: EnvId,
  { page, limit, from, before, status, mandateId, customerId }: PaymentFilter,
): Promise<{ total: number; payments: StoredPayment[] }> {
  let query = db.selectFrom('payments').selectAll().where('env_id', '=', envId).where('status', '<>', 'voided');
  if (from) query = query.where('created_at', '>=', from);
  if (before) query = query.where('created_at', '<', before);
  if (status !== undefined) query = query.where('status', '=', status);
  if (mandateId !== undefined) query = query.where('mandate_id', '=', mandateId).where('type', '<>', 'recurring-debit');
  if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
  const { total } = await query
    .clearSelect()
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const payments = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { total: Number(total), payments };
}

/** Whose person is to be forgotten: by customer, or by linked account. */
export type Whose = { customerId: string } | { accountId: string };

const of = (whose: Whose) =>
  'customerId' in whose ? sql`customer_id = ${whose.customerId}` : sql`account_id = ${whose.accountId}`;

export async function anyRunning(tx: Platform, envId: EnvId, whose: Whose): Promise<boolean> {
  const { rows } = await sql`select from payments where env_id = ${envId} and ${of(whose)} and status = 'processing'
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** What names a person goes; ids and sums stay, since the ledger's sums are made of them. */
export async function redact(tx: Platform, envId: EnvId, whose: Whose): Promise<void> {
  await sql`update payments set payer_sealed = null, payer_key = null, beneficiary_sealed = null, description = null,
    meta = null where env_id = ${envId} and ${of(whose)}`.execute(tx);
}

export interface CollectStep {
  amountMinor: bigint;
  feeMinor: bigint;
  isMoreToCome: boolean;
  responseCode: string;
  sessionId: string | null;
  at: Date;
}

/** Adds what came. The first part's fee replaces the one that was expected. */
export async function collect(
  tx: Platform,
  envId: EnvId,
  id: string,
  { amountMinor, feeMinor, isMoreToCome, responseCode, sessionId, at }: CollectStep,
): Promise<StoredPayment | undefined> {
  const { rows } = await sql<StoredPayment>`${prepared('collect-payment')}
    update payments set
      status = case when ${isMoreToCome}::boolean then 'processing'
                    when collected_minor + ${amountMinor}::bigint >= amount_minor then 'successful'
                    else 'partial-debit-successful' end,
      completed_at = case when not ${isMoreToCome}::boolean then ${at}::timestamptz end,
      updated_at = ${at}::timestamptz,
      collected_minor = collected_minor + ${amountMinor}::bigint,
      fee_minor = case when collected_minor = 0 then ${feeMinor}::bigint else fee_minor + ${feeMinor}::bigint end,
      response_code = ${responseCode}::text,
      session_id = coalesce(${sessionId}::text, session_id)
    where env_id = ${envId} and id = ${id} and status in ('pending', 'processing')
    returning *`.execute(tx);
  return rows[0];
}

/** Whoever takes from an owner's pending balance comes here first: refunds, reversals and the cut, one after the other. */
export async function lockPending(tx: Platform, envId: EnvId, owner: string): Promise<void> {
  const name = `settlement ${envId} ${owner}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** What a payment has brought, but for what a payout holds; refunds are never held. */
export async function holdItems(tx: Platform, envId: EnvId, paymentId: string, isHeld: boolean): Promise<void> {
  await tx
    .updateTable('settlement_items')
    .set({ held: isHeld })
    .where('env_id', '=', envId)
    .where('payment_id', '=', paymentId)
    .where('payout_id', 'is', null)
    .where('kind', 'in', ['collection', 'reversal'])
    .execute();
}

/** What a payment has brought to each owner, all its parts together. */
export async function collectedBy(
  tx: Platform,
  envId: EnvId,
  paymentId: string,
): Promise<{ owner: string; collectedMinor: bigint; feeMinor: bigint }[]> {
  const { rows } = await sql<{ owner: string; collected: bigint; fee: bigint }>`
    select owner, sum(collected_minor)::bigint as collected, sum(fee_minor)::bigint as fee from settlement_items
    where env_id = ${envId} and payment_id = ${paymentId} and kind = 'collection' group by owner`.execute(tx);
  return rows.map(({ owner, collected, fee }) => ({ owner, collectedMinor: collected, feeMinor: fee }));
}
