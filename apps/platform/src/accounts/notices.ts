import { toWire } from '@kente/kit/money';
import type { NewEvent } from '../events/index.ts';
import type { Institution } from '../institutions/index.ts';
import { type Account, type RefreshJob, tellsStatus } from './account.ts';
import { retrievedData, type SyncStatus } from './data-status.ts';

/** The events that this module emits, one function each. Shapes: financial-data contract 9.4. */

export function accountConnected(account: Account, relinked: boolean): NewEvent {
  return {
    type: 'mono.events.account_connected',
    accountId: account.id,
    data: {
      id: account.id,
      customer: account.customerId,
      meta: {
        data_status: 'PROCESSING',
        auth_method: account.authMethod,
        ...(account.ref === null ? {} : { ref: account.ref }),
        ...(relinked ? { relinked: true as const } : {}),
      },
    },
  };
}

export function accountReauthorised(accountId: string): NewEvent {
  return { type: 'mono.events.account_reauthorized', accountId, data: { account: { _id: accountId, id: accountId } } };
}

export function accountUnlinked(accountId: string): NewEvent {
  return { type: 'mono.events.account_unlinked', accountId, data: { account: { _id: accountId, id: accountId } } };
}

export function accountUpdated(
  account: Account,
  institution: Institution,
  job: RefreshJob,
  syncStatus: SyncStatus,
): NewEvent {
  return {
    type: 'mono.events.account_updated',
    accountId: account.id,
    data: {
      account: {
        _id: account.id,
        id: account.id,
        name: account.name,
        accountNumber: account.accountNumber,
        currency: account.currency,
        balance: toWire(account.balanceMinor),
        type: account.type,
        bvn: account.bvnLast4,
        authMethod: account.authMethod,
        institution: { name: institution.name, bankCode: institution.bankCode, type: institution.type },
        created_at: account.createdAt.toISOString(),
        updated_at: account.updatedAt.toISOString(),
        ...(account.accountMatch === null ? {} : { account_match: account.accountMatch }),
      },
      meta: {
        data_status: account.dataStatus,
        auth_method: account.authMethod,
        retrieved_data: retrievedData(account.held),
        has_new_data: job.hasNewData,
        sync_status: syncStatus,
        job_id: job.id,
        data_request_id: account.linkId,
        ...(account.ref === null ? {} : { ref: account.ref }),
      },
    },
  };
}

/** Nothing for a refresh that nobody follows by its id. */
export function jobUpdated(job: RefreshJob, account: Pick<Account, 'linkId'>): NewEvent[] {
  if (!tellsStatus(job)) return [];
  const { id, name, status, accountId } = job;
  const data = { id, job_id: id, account: accountId, name, status, data_request_id: account.linkId };
  return [{ type: 'mono.accounts.jobs.update', accountId, data }];
}

/** The old opt-in events beside a refresh that did not end well. */
export function refreshTrouble(accountId: string, syncStatus: SyncStatus): NewEvent[] {
  const data = { account: { _id: accountId, id: accountId } };
  if (syncStatus === 'REAUTHORISATION_REQUIRED')
    return [{ type: 'mono.events.reauthorisation_required', accountId, data }];
  return syncStatus === 'FAILED' ? [{ type: 'mono.events.sync_failed', accountId, data }] : [];
}
