import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { Invoice } from './invoice.ts';
import { payloadOf, REPORT_JOB } from './job-names.ts';
import { isRegistered } from './states.ts';
import { findReported } from './store/reported.ts';

/** Queues it in the transaction that changed the payment, where the authority has the invoice and was told otherwise. */
export async function queueReport(tx: Database, tenant: Tenant, invoice: Invoice): Promise<void> {
  if (!isRegistered(invoice.state)) return;
  const reported = await findReported(tx, tenant, invoice.id);
  if (reported?.status === invoice.paymentStatus && !owesVat(invoice, reported.vatPostedAt)) return;
  await enqueue(tx, REPORT_JOB, payloadOf(tenant, invoice.id), { key: `${REPORT_JOB.name} ${invoice.id}` });
}

/** VAT is told of invoices that are paid whole, once. */
export const owesVat = ({ paymentStatus, typeCode, vat }: Invoice, postedAt: Date | null): boolean =>
  paymentStatus === 'PAID' && typeCode === '381' && vat > 0n && postedAt === null;
