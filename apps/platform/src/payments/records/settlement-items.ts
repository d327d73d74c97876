import { type Db, prepared } from '@kente/kit/db/pool';
import { newId } from '@kente/kit/ids';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';

/** The merchant's own share; any other owner is a sub-account's id. */
export const MERCHANT = 'app';

export type ItemKind = 'collection' | 'refund' | 'refund-failed' | 'reversal' | 'recovery';

/**
 * One thing that made an owner's pending balance move: `netMinor` is by how much, and
 * collected - fee - refunded = net, so that a payout's totals are plain sums of its items.
 */
export interface SettlementItem {
  /** `MERCHANT` or a sub-account's id. */
  owner: string;
  kind: ItemKind;
  paymentId: string | null;
  collectedMinor: bigint;
  feeMinor: bigint;
  refundedMinor: bigint;
  at: Date;
  /** Left out of payouts until somebody releases it. */
  held: boolean;
}

export const netOf = (item: Pick<SettlementItem, 'collectedMinor' | 'feeMinor' | 'refundedMinor'>): bigint =>
  item.collectedMinor - item.feeMinor - item.refundedMinor;

/** In the transaction that posts the same sums to the ledger's pending accounts. */
export async function addItems(tx: Db<Schema>, envId: EnvId, items: readonly SettlementItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`${prepared('add-settlement-items')}
    insert into settlement_items (env_id, owner, id, kind, payment_id, collected_minor, fee_minor, refunded_minor,
      net_minor, occurred_at, held)
    select ${envId}, * from unnest(${items.map(({ owner }) => owner)}::text[], ${items.map(() => newId())}::text[],
      ${items.map(({ kind }) => kind)}::text[], ${items.map(({ paymentId }) => paymentId)}::text[],
      ${items.map(({ collectedMinor }) => collectedMinor)}::bigint[],
      ${items.map(({ feeMinor }) => feeMinor)}::bigint[], ${items.map(({ refundedMinor }) => refundedMinor)}::bigint[],
      ${items.map(netOf)}::bigint[], ${items.map(({ at }) => at)}::timestamptz[],
      ${items.map(({ held }) => held)}::boolean[])`.execute(tx);
}
