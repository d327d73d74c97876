/** What operators are told of, by name. Source: contract 7.2. */
export interface MonitoringEvents {
  invoice_failed: {
    environment: string;
    traceId: string;
    reason: string;
    detail: string;
    accountId: string;
    transactionId: string;
  };
  invoice_drafted: {
    environment: string;
    traceId: string;
    accountId: string;
    transactionId: string;
    invoiceId: string;
  };
  invoice_confirmed: InvoiceStep;
  invoice_validated: InvoiceStep;
  invoice_signed: InvoiceStep;
  'mono.fetch.started': Fetch;
  'mono.fetch.completed': Fetch & { fetched: number };
  'mono.fetch.failed': Fetch & { error: string; failuresInARow: number };
  'mono.fetch.latency_sla_exceeded': Fetch & { latencyMs: number };
  'mono.zero_transactions': Fetch;
  'retention.purged': {
    environment: string;
    invoices: number;
    transactions: number;
    events: number;
    dlq: number;
    retainedSigned: number;
  };
  'bank.transactions.ingested': Fetch & { inserted: number; duplicates: number; skipped: number };
}

interface InvoiceStep {
  environment: string;
  /** Null for an invoice that no bank row brought. */
  traceId: string | null;
  invoiceId: string;
}

interface Fetch {
  environment: string;
  traceId: string;
  accountId: string;
}

export type MonitoringEvent = {
  [Name in keyof MonitoringEvents]: { name: Name } & MonitoringEvents[Name];
}[keyof MonitoringEvents];

/** From here on a failing account is an alert. */
export const ALERT_AFTER_FAILURES = 5;

/** `invoice_failed` → `si_mono_invoice_failed_total`; rows are counted, not pages. */
export const counterName = (name: string): string =>
  `si_mono_${name.replace(/^mono\./, '').replaceAll('.', '_')}_total`;

/** How loud an event is. */
export function levelOf(event: MonitoringEvent): 'debug' | 'info' | 'warn' | 'error' {
  if (event.name === 'mono.fetch.failed') return event.failuresInARow >= ALERT_AFTER_FAILURES ? 'error' : 'warn';
  if (event.name === 'mono.fetch.latency_sla_exceeded') return 'warn';
  return event.name === 'invoice_failed' || event.name === 'mono.zero_transactions' || event.name === 'retention.purged'
    ? 'info'
    : 'debug';
}
