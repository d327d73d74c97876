import { refuse, unknown } from '../api/refusals.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { Business } from './business.ts';
import type { InvoicesDeps, Tell } from './deps.ts';
import type { Actor, Invoice } from './invoice.ts';
import { queueReport } from './queueing-report.ts';
import { type InvoiceAction, nextState, whyNot } from './states.ts';
import { findBusiness } from './store/businesses.ts';
import { insertHistory, lockInvoice, updateInvoice } from './store/invoices.ts';

/** Who did what, as the invoice's history keeps it. */
export interface Deed {
  readonly action: string;
  readonly actor: Actor;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** @throws Refusal 404 */
export async function locked(tx: Database, tenant: Tenant, id: string): Promise<Invoice> {
  const invoice = await lockInvoice(tx, tenant, id);
  if (invoice === null) throw unknown('invoice');
  return invoice;
}

/** The state after an action. @throws Refusal 409 `invalid_state` */
export function allowed(invoice: Invoice, action: InvoiceAction): Invoice['state'] {
  const state = nextState(invoice.state, action);
  if (state === null) throw refuse('invalid_state', whyNot(invoice.state, action));
  return state;
}

/** Writes what changed, one version up, and who did it. The caller holds the lock. */
export async function changed(
  { clock }: Pick<InvoicesDeps, 'clock'>,
  tx: Database,
  tenant: Tenant,
  before: Invoice,
  change: Partial<Invoice>,
  { action, actor, detail = {} }: Deed,
): Promise<Invoice> {
  const at = clock.now();
  const after = { ...before, ...change, version: before.version + 1 };
  await updateInvoice(tx, tenant, after, at);
  await insertHistory(tx, tenant, after, { action, state: after.state, actor, at, detail });
  if (after.paymentStatus !== before.paymentStatus) await queueReport(tx, tenant, after);
  return after;
}

/** For the operators: after the commit, since it is told to the outside. @returns the invoice. */
export function tell(
  deps: InvoicesDeps,
  { label }: Tenant,
  name: Parameters<Tell>[0]['name'],
  invoice: Invoice,
): Invoice {
  deps.tell({ name, environment: label, traceId: invoice.traceId, invoiceId: invoice.id });
  return invoice;
}

/** @throws Refusal 409 `invalid_state` where nobody has said yet what the business is. */
export async function businessOf(db: Database, tenant: Tenant): Promise<Business> {
  const business = await findBusiness(db, tenant);
  if (business === null)
    throw refuse('invalid_state', 'Say first what the tax authority knows your business as: PUT /si/business.');
  return business;
}
