import { invalidField } from '@kente/kit/errors';
import { newId, newLinkId, newToken } from '@kente/kit/ids';
import { type Account, type Accounts, accountUpdatedNotice, type RefreshJob } from '../accounts/index.ts';
import { EVENT_TYPES, type Events, type EventType, type NewEvent } from '../events/index.ts';
import { enrichedNotice } from '../insights/index.ts';
import type { Institutions } from '../institutions/index.ts';
import type { Environment } from '../tenancy/index.ts';
import { sampleAccount } from './sample-account.ts';
import { sampleDebitEvent } from './sample-debit.ts';
import { sampleDisbursementEvent } from './sample-disbursement.ts';
import { sampleIncome } from './sample-income.ts';
import { MANDATE_STATES, sampleAction, sampleMandate } from './sample-mandate.ts';
import { samplePayment } from './sample-payment.ts';
import { sampleFailedRefund, sampleSettlement, sampleSplitSettlement } from './sample-settlement.ts';

interface FireDeps {
  events: Events;
  accounts: Accounts;
  institutions: Institutions;
}

/**
 * Sends a well-formed event of a kind, about a given account, else about the newest linked one, else about an invented
 * one. It is logged and delivered like any other. @returns its id.
 */
export function createFire({ events, accounts, institutions }: FireDeps) {
  return async (
    env: Environment,
    type: string,
    accountId: string | undefined,
    db: Parameters<Events['append']>[0],
  ): Promise<string> => {
    if (!(EVENT_TYPES as readonly string[]).includes(type)) {
      throw invalidField('event', `event must be one of: ${EVENT_TYPES.join(', ')}`);
    }
    const known =
      accountId === undefined
        ? (await accounts.list(env.id, { page: 1, limit: 1 })).accounts[0]
        : await accounts.get(env.id, accountId);
    const account = known ?? sampleAccount(env.clock.now());
    const institution = institutions.byIdOrFail(account.institutionId);
    const job: RefreshJob = {
      id: newToken(),
      accountId: account.id,
      name: 'jobs.accounts.sync_statement',
      trigger: 'realtime',
      status: 'finished',
      failure: null,
      hasNewData: true,
      allowIncomplete: false,
    };
    const updated = accountUpdatedNotice(account, institution, job, account.syncStatus ?? 'SUCCESSFUL');
    const event = eventOf(type as EventType, env, account, updated);
    const [id = ''] = await events.append(db, env, [event]);
    return id;
  };
}

function eventOf(type: EventType, env: Environment, holder: Account, updated: NewEvent): NewEvent {
  const { id: accountId, customerId, authMethod } = holder;
  const account = { _id: accountId, id: accountId };
  const now = env.clock.now().toISOString();
  const about = { type, accountId };
  switch (type) {
    case 'mono.events.account_updated':
      return updated;
    case 'mono.events.account_connected':
      return {
        ...about,
        type,
        data: { id: accountId, customer: customerId, meta: { data_status: 'PROCESSING', auth_method: authMethod } },
      };
    case 'mono.events.account_reauthorized':
    case 'mono.events.account_unlinked':
    case 'mono.events.reauthorisation_required':
    case 'mono.events.sync_failed':
      return { ...about, type, data: { account } };
    case 'mono.accounts.jobs.update': {
      const id = newToken();
      const data = {
        id,
        job_id: id,
        account: accountId,
        name: 'jobs.accounts.sync_statement',
        status: 'finished',
        data_request_id: newLinkId(),
      } as const;
      return { ...about, type, data };
    }
    case 'mono.events.account_income':
      return { ...about, type, data: sampleIncome(holder, env.clock.now()) };
    case 'mono.events.account_credit_worthiness':
      return { ...about, type, data: sampleCredit(accountId) };
    case 'mono.events.transaction_categorisation':
    case 'mono.events.transaction_metadata':
    case 'mono.events.statement_insights':
      return enrichedNotice(ENRICHED[type], accountId, newToken());
    case 'transaction.created':
    case 'transaction.updated':
    case 'transaction.settled':
      return { ...about, type, data: { account: accountId, transaction: sampleTransaction(now) } };
    case 'kente.webhook.disabled': {
      const data = {
        webhook: { id: newId(), url: 'https://app.example/hooks' },
        reason: 'failing',
        message: 'It only failed for 5 days.',
      } as const;
      return { type, data };
    }
    case 'events.mandates.created':
    case 'events.mandates.approved':
    case 'events.mandates.ready':
    case 'events.mandates.rejected':
    case 'events.mandates.expired': {
      const [status, approved, ready_to_debit, message] = MANDATE_STATES[type];
      const data = { ...sampleMandate(now), ...{ status, approved, ready_to_debit, message, initial_debit_date: '' } };
      return { type, data };
    }
    case 'events.mandate.action.cancel':
    case 'events.mandate.action.pause':
    case 'events.mandate.action.reinstate':
      return { type, data: sampleAction(now) };
    case 'events.mandates.debit.processing':
    case 'events.mandates.debit.successful':
    case 'events.mandates.debit.failed':
    case 'events.mandates.debit.reversed':
      return sampleDebitEvent(type, now);
    case 'direct_debit.payment_successful':
    case 'direct_debit.payment_failed':
    case 'direct_debit.payment_cancelled':
    case 'direct_debit.payment_abandoned':
    case 'direct_debit.payment_reversed':
      return { type, data: samplePayment(type, now) };
    case 'direct_debit.settlement_successful':
      return { type, data: sampleSettlement(now) };
    case 'direct_debit.split_settlement_successful':
      return { type, data: sampleSplitSettlement(now) };
    case 'event.disbursement.processing':
    case 'event.disbursement.cancelled':
    case 'event.disbursement.completed':
    case 'event.disbursement.transaction.successful':
    case 'event.disbursement.transaction.failed':
    case 'event.disburse.account.created':
    case 'event.disburse.account.approved':
    case 'event.disburse.account.enabled':
    case 'event.disburse.account.disabled':
    case 'kente.disbursement.failed':
      return sampleDisbursementEvent(type, now);
    case 'kente.refund.failed':
      return { type, data: sampleFailedRefund() };
    case 'mono.events.webhook_test':
      return { type, data: {} };
  }
}

const ENRICHED = {
  'mono.events.transaction_categorisation': 'categorisation',
  'mono.events.transaction_metadata': 'metadata',
  'mono.events.statement_insights': 'insights',
} as const;

function sampleTransaction(date: string) {
  const id = newId();
  return {
    id,
    _id: id,
    narration: 'NIP/ADUNNI STORES/INV-1043',
    amount: 4_500_000,
    type: 'credit',
    currency: 'NGN',
    balance: 12_750_000,
    date,
    category: 'sales',
    status: 'posted',
    reference: 'INV-1043',
    counterparty: { name: 'ADUNNI STORES', account_number: null, bank: null },
  } as const;
}

function sampleCredit(account: string) {
  return {
    account,
    months_assessed: { start: '2026-01', end: '2026-06' },
    summary: { can_afford: true, monthly_payment: 8_500_000, dscr: 1.42, risk_band: 'low' },
    debt: { credit_check: false, total_debt: 0, debt_by_institution: [] },
  };
}
