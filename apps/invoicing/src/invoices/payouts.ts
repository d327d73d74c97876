import { refuse, unknown } from '../api/refusals.ts';
import type { PayoutBatch } from '../matching/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import { locked } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Actor } from './invoice.ts';
import { findInvoice } from './store/invoices.ts';
import * as store from './store/payouts.ts';

export type NewBatch = Omit<PayoutBatch, 'organisationId' | 'environmentId'>;

/** The virtual accounts and payment links of an invoice, in place of those it had. Source: contract 10 step 3. */
export async function putCollectors(
  { db }: InvoicesDeps,
  tenant: Tenant,
  id: string,
  keys: readonly string[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await locked(tx, tenant, id);
    const [taken] = await store.putCollectors(tx, tenant, id, [...new Set(keys)]);
    if (taken !== undefined) throw refuse('conflict', `${taken} belongs to another invoice.`);
  });
}

/** What a gateway pays out in one sum. Source: contract 10 step 7. */
export async function putBatch(
  { db, clock }: InvoicesDeps,
  tenant: Tenant,
  batch: NewBatch,
  actor: Actor,
): Promise<{ isNew: boolean }> {
  return db.transaction().execute(async (tx) => {
    for (const id of new Set(batch.sales.map(({ invoiceId }) => invoiceId))) {
      if ((await findInvoice(tx, tenant, id)) === null) throw unknown('invoice');
    }
    const { organisationId, environmentId } = tenant;
    const whole = { ...batch, organisationId, environmentId };
    return { isNew: await store.insertBatch(tx, tenant, whole, { actor, at: clock.now() }) };
  });
}
