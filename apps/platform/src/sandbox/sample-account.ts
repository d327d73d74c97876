import { newId, newLinkId, newToken } from '@kente/kit/ids';
import type { Account } from '../accounts/index.ts';

/** An account for an event that is fired before any was linked. */
export function sampleAccount(now: Date): Account {
  return {
    id: newId(),
    customerId: newId(),
    institutionId: '5f5b530a67ffc15e5911e0d2',
    authMethod: 'internet_banking',
    connector: 'sandbox',
    name: 'Folake Adeyemi',
    type: 'Tier 3 Savings Account',
    accountNumber: '0131880046',
    currency: 'NGN',
    balanceMinor: 2_264_400n,
    bvnLast4: '9422',
    dataStatus: 'AVAILABLE',
    syncStatus: 'SUCCESSFUL',
    held: { identity: true, balance: true, transactions: true },
    lastSyncedAt: now,
    linkId: newLinkId(),
    sessionId: newToken(),
    ref: null,
    accountMatch: null,
    transactionCount: 0n,
    revision: 0n,
    realtimeJobId: null,
    realtimeAt: null,
    manualSyncAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
