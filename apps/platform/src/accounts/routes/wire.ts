import { toWire } from '@kente/kit/money';
import type { Institution } from '../../institutions/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type Account, type HeldIdentity, type RefreshJob, retrievedData } from '../index.ts';

/** Accounts as the contract spells them: `/v2` in snake_case with both ids, the old routes in camelCase. */

export function detailsOnWire(account: Account, { name, bankCode, type }: Institution) {
  return {
    account: {
      id: account.id,
      _id: account.id,
      name: account.name,
      currency: account.currency,
      type: account.type,
      account_number: account.accountNumber,
      balance: toWire(account.balanceMinor),
      bvn: account.bvnLast4,
      institution: { name, bank_code: bankCode, type },
      ...(account.accountMatch === null ? {} : { account_match: account.accountMatch }),
    },
    customer: { id: account.customerId },
    meta: {
      data_status: account.dataStatus,
      auth_method: account.authMethod,
      data_request_id: account.linkId,
      session_id: account.sessionId,
      retrieved_data: retrievedData(account.held),
      ...(account.ref === null ? {} : { ref: account.ref }),
      sync_status: account.syncStatus,
      last_synced_at: account.lastSyncedAt?.toISOString() ?? null,
    },
  };
}

export function legacyDetailsOnWire(account: Account, { name, bankCode, type }: Institution) {
  return {
    meta: { data_status: account.dataStatus, auth_method: account.authMethod },
    account: {
      _id: account.id,
      institution: { name, bankCode, type },
      name: account.name,
      accountNumber: account.accountNumber,
      type: account.type,
      balance: toWire(account.balanceMinor),
      currency: account.currency,
      bvn: account.bvnLast4,
    },
  };
}

/** @param bvn all digits, for an app that may see them; else undefined. */
export function listedOnWire(
  account: Account,
  { id, name, bankCode, type }: Institution,
  customer: { id: string; name: string | null; email: string | null },
  bvn: string | undefined,
) {
  return {
    id: account.id,
    _id: account.id,
    name: account.name,
    account_number: account.accountNumber,
    currency: account.currency,
    balance: toWire(account.balanceMinor),
    auth_method: account.authMethod,
    status: account.dataStatus,
    bvn: bvn ?? account.bvnLast4 ?? 'N/A',
    type: account.type,
    institution: { id, name, bank_code: bankCode, type },
    customer: { id: customer.id, name: customer.name, email: customer.email },
  };
}

export function balanceOnWire(account: Account) {
  const { id, name, accountNumber, balanceMinor, currency } = account;
  return { id, _id: id, name, account_number: accountNumber, balance: toWire(balanceMinor), currency };
}

export function identityOnWire({ identity, createdAt, updatedAt }: HeldIdentity) {
  return {
    full_name: identity.fullName,
    email: identity.email,
    phone: identity.phone,
    gender: identity.gender,
    dob: identity.dob,
    bvn: identity.bvn,
    marital_status: identity.maritalStatus,
    address_line1: identity.addressLine1,
    address_line2: identity.addressLine2,
    city: identity.city,
    state: identity.state,
    state_of_origin: identity.stateOfOrigin,
    lga_of_origin: identity.lgaOfOrigin,
    verified: identity.verified,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

export function legacyIdentityOnWire({ identity, createdAt, updatedAt }: HeldIdentity) {
  return {
    fullName: identity.fullName,
    email: identity.email,
    phone: identity.phone,
    gender: identity.gender,
    dob: identity.dob,
    bvn: identity.bvn,
    maritalStatus: identity.maritalStatus,
    addressLine1: identity.addressLine1,
    addressLine2: identity.addressLine2,
    state: identity.state,
    city: identity.city,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function jobOnWire(job: RefreshJob, { app, business }: Environment) {
  return { id: job.id, status: job.status, name: job.name, account: job.accountId, app: app.id, business: business.id };
}
