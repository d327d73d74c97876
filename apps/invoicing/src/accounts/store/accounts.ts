import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Accounts as AccountsTable } from '../../schema.generated.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';
import type { AccountDetails } from '../../upstream/index.ts';
import type { LinkedAccount } from '../account.ts';

/** More than any business links; the list has no pages. */
const LIST_MOST = 5_000;

/** By any id that the provider ever gave it. */
export async function findAccount(db: Database, tenant: Tenant, anyId: string): Promise<LinkedAccount | null> {
  const row = await rows(db, tenant)
    .where('accounts.id', '=', (one) =>
      one
        .selectFrom('account_aliases as alias')
        .where('alias.organisation_id', '=', tenant.organisationId)
        .where('alias.environment_id', '=', tenant.environmentId)
        .where('alias.provider_id', '=', anyId)
        .select('alias.account_id'),
    )
    .executeTakeFirst();
  return row ? accountOf(row) : null;
}

export async function isLinked(tx: Database, tenant: Tenant, id: string): Promise<boolean> {
  const row = await rows(tx, tenant)
    .where('accounts.id', '=', id)
    .where('accounts.unlinked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The one with this bank code and number. */
export async function findByNumber(
  db: Database,
  tenant: Tenant,
  bankCode: string,
  accountNumber: string,
): Promise<LinkedAccount | null> {
  const row = await rows(db, tenant)
    .where('accounts.bank_code', '=', bankCode)
    .where('accounts.account_number', '=', accountNumber)
    .orderBy('accounts.linked_at')
    .limit(1)
    .executeTakeFirst();
  return row ? accountOf(row) : null;
}

/** Those that are linked now, newest first. */
export async function listLinked(db: Database, tenant: Tenant): Promise<LinkedAccount[]> {
  const found = await rows(db, tenant)
    .where('accounts.unlinked_at', 'is', null)
    .orderBy('accounts.linked_at', 'desc')
    .orderBy('accounts.id')
    .limit(LIST_MOST)
    .execute();
  return found.map(accountOf);
}

function rows(db: Database, { organisationId, environmentId }: Tenant) {
  return db
    .selectFrom('accounts')
    .where('accounts.organisation_id', '=', organisationId)
    .where('accounts.environment_id', '=', environmentId)
    .selectAll('accounts');
}

/**
 * Until the transaction ends, whoever else stores an account of this tenant waits: two exchanges of one bank account must
 * not make two of it.
 */
export async function lockTenant(tx: Database, { organisationId, environmentId }: Tenant): Promise<void> {
  const key = `accounts ${organisationId} ${environmentId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Makes the account, or links it again under the id that the provider gives it now. Unknown details leave what is held. */
export async function putAccount(
  tx: Database,
  tenant: Tenant,
  account: { id: string; providerId: string; details: AccountDetails | null; linkedAt: Date },
): Promise<LinkedAccount> {
  const { id, providerId, details, linkedAt } = account;
  const now = { provider_id: providerId, linked_at: linkedAt, ...(details === null ? {} : columnsOf(details)) };
  const row = await tx
    .insertInto('accounts')
    .values({ organisation_id: tenant.organisationId, environment_id: tenant.environmentId, id, ...now })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'environment_id', 'id'])
        .doUpdateSet({ ...now, unlinked_at: null, reauth_required: false }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('account_aliases')
    .values({
      ...{ organisation_id: tenant.organisationId, environment_id: tenant.environmentId },
      ...{ provider_id: providerId, account_id: id, since: linkedAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return accountOf(row);
}

export async function markUnlinked(tx: Database, tenant: Tenant, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ unlinked_at: at })
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id)
    .where('unlinked_at', 'is', null)
    .execute();
}

export async function updateDetails(db: Database, tenant: Tenant, id: string, details: AccountDetails): Promise<void> {
  await rowOf(db, tenant, id).set(columnsOf(details)).execute();
}

export async function markSynced(db: Database, tenant: Tenant, id: string, at: Date): Promise<void> {
  await rowOf(db, tenant, id).set({ last_sync_at: at }).execute();
}

function rowOf(db: Database, tenant: Tenant, id: string) {
  return db
    .updateTable('accounts')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('id', '=', id);
}

export async function setReauthRequired(tx: Database, tenant: Tenant, id: string, required: boolean): Promise<void> {
  await rowOf(tx, tenant, id).set({ reauth_required: required }).execute();
}

function columnsOf({ name, accountNumber, currency, type, balanceMinor, institution }: AccountDetails) {
  return {
    ...{ name, account_number: accountNumber, currency, type, balance_minor: balanceMinor },
    institution_name: institution.name,
    institution_type: institution.type,
    bank_code: institution.bankCode,
  };
}

function accountOf(row: Selectable<AccountsTable>): LinkedAccount {
  return {
    id: row.id,
    providerId: row.provider_id,
    details: detailsOf(row),
    linkedAt: row.linked_at,
    unlinkedAt: row.unlinked_at,
    reauthRequired: row.reauth_required,
    lastSyncAt: row.last_sync_at,
  };
}

function detailsOf(row: Selectable<AccountsTable>): AccountDetails | null {
  const { name, currency, type, institution_name: bank, institution_type: kind } = row;
  if (name === null || currency === null || type === null || bank === null || kind === null) return null;
  return {
    ...{ name, currency, type, accountNumber: row.account_number, balanceMinor: row.balance_minor },
    institution: { name: bank, bankCode: row.bank_code, type: kind },
  };
}
