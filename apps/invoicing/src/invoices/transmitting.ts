import { enqueue } from '@kente/kit/jobs/enqueue';
import { PermanentFailure } from '@kente/kit/jobs/job';
import { unknown } from '../api/refusals.ts';
import type { Outcome } from '../tax-authority/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import { notTaken } from './answers.ts';
import { allowed, changed, locked } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import { type Actor, type Invoice, SYSTEM } from './invoice.ts';
import { payloadOf, TRANSMIT_JOB } from './job-names.ts';
import { findInvoice } from './store/invoices.ts';

/**
 * Hands the signed invoice to the buyer through the authority, which takes it twice without harm. What may have arrived, or
 * did not, is tried again by a job. @returns the invoice; still SIGNED where a job goes on.
 * @throws Refusal 404; 409 unless signed; 422 when the authority refuses; Fault 502.
 */
export async function transmit(deps: InvoicesDeps, tenant: Tenant, id: string, actor: Actor): Promise<Invoice> {
  const invoice = await findInvoice(deps.db, tenant, id);
  if (invoice === null) throw unknown('invoice');
  if (invoice.state === 'TRANSMITTED') return invoice;
  allowed(invoice, 'transmit');
  const outcome = await deps.authorities.of(tenant.label).transmit(invoice.irn ?? '');
  if (outcome.kind === 'ok') return transmitted(deps, tenant, id, actor);
  if (isOpen(outcome)) {
    await enqueue(deps.db, TRANSMIT_JOB, payloadOf(tenant, id), { key: `${TRANSMIT_JOB.name} ${id}` });
    return invoice;
  }
  throw notTaken(outcome);
}

/** What the job does. @throws Error to be tried again, PermanentFailure when the authority says no. */
export async function transmitQueued(deps: InvoicesDeps, tenant: Tenant, id: string): Promise<void> {
  const invoice = await findInvoice(deps.db, tenant, id);
  if (invoice === null || invoice.state !== 'SIGNED') return;
  const outcome = await deps.authorities.of(tenant.label).transmit(invoice.irn ?? '');
  if (outcome.kind === 'ok') {
    await transmitted(deps, tenant, id, SYSTEM);
    return;
  }
  const message = `invoice ${id} was not transmitted: ${outcome.kind}`;
  throw isOpen(outcome) || outcome.kind === 'bad_credentials' ? new Error(message) : new PermanentFailure(message);
}

const isOpen = ({ kind }: Outcome<unknown>): boolean => kind === 'unknown' || kind === 'unavailable';

async function transmitted(deps: InvoicesDeps, tenant: Tenant, id: string, actor: Actor): Promise<Invoice> {
  return deps.db.transaction().execute(async (tx) => {
    const invoice = await locked(tx, tenant, id);
    if (invoice.state !== 'SIGNED') return invoice;
    const change = { state: 'TRANSMITTED', transmittedAt: deps.clock.now() } as const;
    return changed(deps, tx, tenant, invoice, change, { action: 'transmit', actor });
  });
}
