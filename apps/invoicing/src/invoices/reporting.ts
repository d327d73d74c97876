import { PermanentFailure } from '@kente/kit/jobs/job';
import type { Outcome } from '../tax-authority/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import { businessOf } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import { lagosDate } from './irn.ts';
import { owesVat } from './queueing-report.ts';
import { isRegistered } from './states.ts';
import { findInvoice } from './store/invoices.ts';
import { findReported, markReported, markVatPosted } from './store/reported.ts';
import { standardCategory } from './tax-document.ts';

/**
 * Tells the authority how far a signed invoice is paid, and once it is paid its VAT. Told twice does no harm: the status is
 * the newest, the VAT is known by its IRN. Source: contract 11.2 (payment status, VAT post-payment).
 * @throws Error to be tried again, PermanentFailure when the authority says no.
 */
export async function reportPayment(deps: InvoicesDeps, tenant: Tenant, id: string): Promise<void> {
  const { db, clock, authorities } = deps;
  const invoice = await findInvoice(db, tenant, id);
  if (invoice === null || invoice.irn === null || !isRegistered(invoice.state)) return;
  const authority = authorities.of(tenant.label);
  const reported = await findReported(db, tenant, id);
  if (reported?.status !== invoice.paymentStatus) {
    mustBeTaken(id, await authority.updatePaymentStatus(invoice.irn, invoice.paymentStatus));
    await markReported(db, tenant, id, invoice.paymentStatus);
  }
  if (!owesVat(invoice, reported?.vatPostedAt ?? null)) return;
  const { tin, serviceId } = await businessOf(db, tenant);
  const posted = await authority.postVatPayment({
    ...{ irn: invoice.irn, agentTin: tin, beneficiaryTin: invoice.content.buyer?.tin ?? tin, serviceId },
    ...{ currency: invoice.currency, description: invoice.content.lines[0]?.name ?? '', netMinor: invoice.net },
    ...{ vatMinor: invoice.vat, totalMinor: invoice.gross, rateBp: invoice.vatRateBp },
    ...{ category: standardCategory(invoice.vatRateBp), day: lagosDate(clock.now()) },
  });
  // The indistinct refusal is what a second telling gets, too.
  if (posted.kind !== 'duplicate_or_invalid') mustBeTaken(id, posted);
  await markVatPosted(db, tenant, id, clock.now());
}

function mustBeTaken(id: string, outcome: Outcome<unknown>): void {
  if (outcome.kind === 'ok') return;
  const message = `the payment of invoice ${id} was not reported: ${outcome.kind}`;
  throw ['unknown', 'unavailable', 'bad_credentials'].includes(outcome.kind)
    ? new Error(message)
    : new PermanentFailure(message);
}
