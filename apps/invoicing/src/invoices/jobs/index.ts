import { job } from '@kente/kit/jobs/job';
import type { Modules } from '../../modules.ts';
import { REPORT_JOB, RESOLVE_JOB, TRANSMIT_JOB, tenantOf } from '../job-names.ts';

/** Asks the authority about an invoice that may be signed. It queues itself again until somebody knows. */
const resolveSigning = job<Modules, typeof RESOLVE_JOB.payload>(
  RESOLVE_JOB.name,
  RESOLVE_JOB.payload,
  async (payload, { invoices }) => void (await invoices.resolveSigning(tenantOf(payload), payload.invoiceId)),
  { pool: 'deliver' },
);

const transmit = job<Modules, typeof TRANSMIT_JOB.payload>(
  TRANSMIT_JOB.name,
  TRANSMIT_JOB.payload,
  async (payload, { invoices }) => invoices.transmitQueued(tenantOf(payload), payload.invoiceId),
  { pool: 'deliver' },
);

/** Tells the authority what was paid of a signed invoice. */
const reportPayment = job<Modules, typeof REPORT_JOB.payload>(
  REPORT_JOB.name,
  REPORT_JOB.payload,
  async (payload, { invoices }) => invoices.reportPayment(tenantOf(payload), payload.invoiceId),
  { pool: 'deliver' },
);

export const invoiceJobs = [resolveSigning, transmit, reportPayment] as const;
