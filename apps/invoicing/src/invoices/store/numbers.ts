import type { Database, Tenant } from '../../tenancy/index.ts';
import { strippedNumber } from '../irn.ts';
import { numberKeysOf } from '../number-keys.ts';
import { placeOf } from './invoices.ts';

/** The next number of a series; the row stays locked until the transaction ends, so that a failure leaves no gap. */
export async function nextInSeries(
  tx: Database,
  tenant: Tenant,
  { businessId, prefix }: { businessId: string; prefix: string },
): Promise<bigint> {
  const { last_number: next } = await tx
    .insertInto('number_series')
    .values({ ...placeOf(tenant), business_id: businessId, prefix, last_number: 1n })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'environment_id', 'business_id', 'prefix'])
        .doUpdateSet((old) => ({ last_number: old('number_series.last_number', '+', 1n) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return next;
}

/** Letters and digits alone count: `INV-12-3` takes `INV-1-23` too. */
export async function isNumberTaken(
  tx: Database,
  tenant: Tenant,
  { businessId, number }: { businessId: string; number: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('invoices')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('business_id', '=', businessId)
    .where('stripped_number', '=', strippedNumber(number))
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The forms under which payers are found to name it. */
export async function indexNumber(tx: Database, tenant: Tenant, id: string, number: string): Promise<void> {
  const rows = numberKeysOf(number).map((key) => ({ ...placeOf(tenant), key, invoice_id: id }));
  if (rows.length === 0) return;
  await tx
    .insertInto('invoice_numbers')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
