import { sql } from 'kysely';
import type { PayoutBatch } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';
import { placeOf } from './invoices.ts';

type Sale = { invoiceId: string; gross: string; fee: string | null };

/** A report that came before stays as it was. @returns false then. */
export async function insertBatch(
  tx: Database,
  tenant: Tenant,
  { id, gateway, currency, settledOn, sales }: PayoutBatch,
  { actor, at }: { actor: string; at: Date },
): Promise<boolean> {
  const told: Sale[] = sales.map(({ invoiceId, gross, fee }) => ({
    ...{ invoiceId, gross: String(gross), fee: fee === null ? null : String(fee) },
  }));
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('payout_batches')
    .values({
      ...{ ...placeOf(tenant), id, gateway, currency, settled_on: settledOn, sales: JSON.stringify(told) },
      ...{ created_by: actor, created_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

const DAYS_AROUND = 7;
const BATCHES_MOST = 200;

/** Batches of these gateways that are due around these days. */
export async function batchesAround(
  db: Database,
  { organisationId, environmentId }: Tenant,
  rows: readonly { gateway: string; date: string }[],
): Promise<PayoutBatch[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{
    id: string;
    gateway: string;
    currency: string;
    settled_on: string;
    sales: Sale[];
  }>`
    select distinct b.id, b.gateway, b.currency, b.settled_on, b.sales
    from unnest(${rows.map(({ gateway }) => gateway)}::text[], ${rows.map(({ date }) => date)}::date[]) as w(gateway, day)
    cross join lateral (
      select * from payout_batches b where b.organisation_id = ${organisationId} and b.environment_id = ${environmentId}
        and b.gateway = w.gateway
        and b.settled_on between w.day - ${DAYS_AROUND}::int and w.day + ${DAYS_AROUND}::int
      order by b.settled_on, b.id limit ${BATCHES_MOST}) b`.execute(db);
  return found.map(({ id, gateway, currency, settled_on: settledOn, sales }) => ({
    ...{ organisationId, environmentId, id, gateway, currency, settledOn },
    sales: sales.map((sale) => ({
      ...{ invoiceId: sale.invoiceId, gross: BigInt(sale.gross), fee: sale.fee === null ? null : BigInt(sale.fee) },
    })),
  }));
}

/** Which of these words are a virtual account or a payment link of an invoice. */
export async function knownCollectors(db: Database, tenant: Tenant, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('invoice_collectors')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .select('key')
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** @returns the keys that another invoice has. */
export async function putCollectors(
  tx: Database,
  tenant: Tenant,
  invoiceId: string,
  keys: readonly string[],
): Promise<string[]> {
  const { organisationId, environmentId } = tenant;
  await sql`delete from invoice_collectors where organisation_id = ${organisationId}
    and environment_id = ${environmentId} and invoice_id = ${invoiceId}`.execute(tx);
  const { rows } = await sql<{ key: string }>`
    insert into invoice_collectors (organisation_id, environment_id, key, invoice_id)
    select ${organisationId}, ${environmentId}, key, ${invoiceId} from unnest(${[...keys].sort()}::text[]) as k(key)
    on conflict do nothing returning key`.execute(tx);
  const kept = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !kept.has(key));
}
