import type { EventData, NewEvent } from '../events/index.ts';
import type { EnrichmentKind, InsightJob } from './job.ts';
import type { Outcome } from './work/work.ts';

/** The events that this module emits, one function each. Shapes: financial-data contract 9.4. */

const TYPES = {
  categorisation: 'mono.events.transaction_categorisation',
  metadata: 'mono.events.transaction_metadata',
  insights: 'mono.events.statement_insights',
} as const;

const WORDS: Readonly<Record<EnrichmentKind, { message: string; action: string }>> = {
  categorisation: {
    message: 'Account transactions have been updated with their categories.',
    action: 'Make a call to the transactions endpoint for updated account transactions',
  },
  metadata: {
    message: 'Account transactions have been updated with their metadata.',
    action: 'Make a call to the transactions endpoint for updated account transactions',
  },
  insights: {
    message: 'Statement insights of the account are ready.',
    action: 'Make a call to the enrichment record endpoint for the statement insights',
  },
};

const OUR_FAULT = 'The job could not be done because of a fault on our side. Start it again.';

export function enriched(kind: EnrichmentKind, account: string, jobId: string): NewEvent {
  return { type: TYPES[kind], accountId: account, data: { account, jobId, status: 'available', ...WORDS[kind] } };
}

export function incomeAnalysed(account: string, income: EventData['mono.events.account_income']): NewEvent {
  return { type: 'mono.events.account_income', accountId: account, data: income };
}

export function creditChecked(account: string, data: EventData['mono.events.account_credit_worthiness']): NewEvent {
  return { type: 'mono.events.account_credit_worthiness', accountId: account, data };
}

export function creditFailed(account: string): NewEvent {
  return creditChecked(account, { account, message: 'Unable to process account credit worthiness' });
}

/** A job that is given up. An income analysis has no event for it, and an uploaded file none at all. */
export function insightFailed({ kind, accountId, id }: InsightJob): Outcome {
  const failure = 'platform';
  if (accountId === null || kind === 'income') return { failure, events: [] };
  if (kind === 'creditworthiness') return { failure, events: [creditFailed(accountId)] };
  const data = { account: accountId, jobId: id, status: 'failed', message: OUR_FAULT } as const;
  return { failure, events: [{ type: TYPES[kind], accountId, data }] };
}
