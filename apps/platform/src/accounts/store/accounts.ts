import type { Db } from '@kente/kit/db/pool';
import { isId } from '@kente/kit/ids';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Accounts, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { Account } from '../account.ts';
import type { DataStatus, SyncStatus } from '../data-status.ts';

export interface NewAccountRow {
  id: string;
  bankKey: Buffer;
  currency: string;
  link: LinkColumns;
  now: Date;
}

/** What each link of an account writes anew. */
export interface LinkColumns {
  customer_id: string;
  institution_id: string;
  auth_method: string;
  connector: string;
  name: string;
  type: string;
  account_number: string | null;
  bvn_sealed: Buffer | null;
  bvn_last4: string | null;
  link_id: string;
  session_id: string;
  ref: string | null;
  account_match: boolean | null;
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<Account | null> {
  // PostgreSQL refuses some texts: an id that cannot be is not asked for.
  if (!isId(id)) return null;
  const row = await linked(db, envId).where('id', '=', id).executeTakeFirst();
  return row ? accountOf(row) : null;
}

/** `fetchMark`: what its rows answer to, for `sync/fetch-digest.ts`. */
export type LockedAccount = Account & { fetchMark: Buffer | null };

/** Held until the transaction ends: revisions and refreshes of one account follow one another. */
export async function lock(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<LockedAccount | null> {
  if (!isId(id)) return null;
  const row = await linked(tx, envId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? { ...accountOf(row), fetchMark: row.fetch_mark } : null;
}

/** @returns false when it is linked, or unknown. */
export async function lockUnlinked(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts')
    .select('id')
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('unlinked_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** All accounts of a customer, linked or not. */
export async function lockOfCustomer(
  tx: Transaction<Schema>,
  envId: EnvId,
  customerId: string,
): Promise<{ id: string; linked: boolean }[]> {
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'unlinked_at'])
    .where('env_id', '=', envId)
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => ({ id: row.id, linked: row.unlinked_at === null }));
}

/** What stands for the customer of an unlinked account whose customer was deleted. */
const NOBODY = '';

export async function forgetOwner(tx: Transaction<Schema>, envId: EnvId, customerId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ customer_id: NOBODY })
    .where('env_id', '=', envId)
    .where('customer_id', '=', customerId)
    .execute();
}

/** Linked or not: the id of a bank account is its own for ever. `customerId` is null when they were deleted. */
export async function lockByBankKey(
  tx: Transaction<Schema>,
  envId: EnvId,
  bankKey: Buffer,
): Promise<{ id: string; customerId: string | null } | null> {
  const row = await tx
    .selectFrom('accounts')
    .select(['id', 'customer_id'])
    .where('env_id', '=', envId)
    .where('bank_key', '=', bankKey)
    .forUpdate()
    .executeTakeFirst();
  return row ? { id: row.id, customerId: row.customer_id === NOBODY ? null : row.customer_id } : null;
}

/** Of an account that is linked. */
export async function idByBankKey(db: Db<Schema>, envId: EnvId, bankKey: Buffer): Promise<string | null> {
  const row = await linked(db, envId).clearSelect().select('id').where('bank_key', '=', bankKey).executeTakeFirst();
  return row?.id ?? null;
}

export async function bankKeyOf(db: Db<Schema>, envId: EnvId, id: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('accounts')
    .select('bank_key')
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.bank_key ?? null;
}

/** @returns false when another transaction made the same bank account, or took this id, a moment ago. */
export async function insert(tx: Transaction<Schema>, envId: EnvId, account: NewAccountRow): Promise<boolean> {
  const result = await tx
    .insertInto('accounts')
    .values({
      ...account.link,
      env_id: envId,
      id: account.id,
      bank_key: account.bankKey,
      currency: account.currency,
      created_at: account.now,
      updated_at: account.now,
      linked_at: account.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The account is linked again. `linked_at` moves only when it was unlinked: newest link first. */
export async function relink(
  tx: Transaction<Schema>,
  envId: EnvId,
  id: string,
  link: Partial<LinkColumns>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      ...link,
      updated_at: now,
      linked_at: now,
      unlinked_at: null,
      purge_at: null,
      realtime_job_id: null,
      realtime_at: null,
    })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .execute();
}

export interface AccountChanges {
  auth_method?: string;
  connector?: string;
  link_id?: string;
  session_id?: string;
  name?: string;
  type?: string;
  account_number?: string | null;
  balance_minor?: bigint | null;
  bvn_sealed?: Buffer | null;
  bvn_last4?: string | null;
  identity_sealed?: Buffer | null;
  identity_at?: Date | null;
  data_status?: DataStatus;
  sync_status?: SyncStatus | null;
  has_identity?: boolean;
  has_balance?: boolean;
  has_transactions?: boolean;
  last_synced_at?: Date;
  transaction_count?: bigint;
  revision?: bigint;
  fetch_mark?: Buffer | null;
  realtime_job_id?: string | null;
  realtime_at?: Date | null;
  manual_sync_at?: Date | null;
  unlinked_at?: Date | null;
  purge_at?: Date | null;
  updated_at?: Date;
}

export async function update(db: Db<Schema>, envId: EnvId, id: string, changes: AccountChanges): Promise<void> {
  await db.updateTable('accounts').set(changes).where('env_id', '=', envId).where('id', '=', id).execute();
}

export interface AccountFilter {
  page: number;
  limit: number;
  name?: string;
  accountNumber?: string;
  customerId?: string;
}

/** Newest link first. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  filter: AccountFilter,
): Promise<{ total: number; accounts: Account[] }> {
  let query = linked(db, envId);
  if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId);
  if (filter.accountNumber !== undefined) query = query.where('account_number', '=', filter.accountNumber);
  if (filter.name !== undefined) query = query.where(sql<boolean>`strpos(lower(name), lower(${filter.name})) > 0`);
  const { total } = await query
    .clearSelect()
    .select((select) => select.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .orderBy('linked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .offset((filter.page - 1) * filter.limit)
    .execute();
  return { total: Number(total), accounts: rows.map(accountOf) };
}

export async function idsOf(db: Db<Schema>, envId: EnvId): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('env_id', '=', envId)
    .where('unlinked_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/** Sealed; null where the bank told none. */
export async function sealedIdentity(
  db: Db<Schema>,
  envId: EnvId,
  id: string,
): Promise<{ sealed: Buffer; first: Date; last: Date } | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['identity_sealed', 'identity_at', 'created_at'])
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row?.identity_sealed) return null;
  return { sealed: row.identity_sealed, first: row.created_at, last: row.identity_at ?? row.created_at };
}

export async function sealedBvns(db: Db<Schema>, envId: EnvId, ids: readonly string[]): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'bvn_sealed'])
    .where('env_id', '=', envId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.flatMap((row) => (row.bvn_sealed ? [[row.id, row.bvn_sealed] as const] : [])));
}

/**
 * Everything about the person goes; id and bank key stay, reserved for the same bank account. Its history ends here: a
 * feed cursor from before is of another generation.
 */
export async function blank(tx: Transaction<Schema>, envId: EnvId, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      ...{ name: '', type: '', account_number: null, balance_minor: null, bvn_sealed: null, bvn_last4: null },
      ...{ identity_sealed: null, identity_at: null, ref: null, data_status: 'PROCESSING', sync_status: null },
      ...{ has_identity: false, has_balance: false, has_transactions: false, last_synced_at: null },
      ...{ transaction_count: 0n, fetch_mark: null, purge_at: null, updated_at: now },
      feed_generation: sql<number>`feed_generation + 1`,
    })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('unlinked_at', 'is not', null)
    .execute();
}

function linked(db: Db<Schema>, envId: EnvId) {
  return db.selectFrom('accounts').selectAll().where('env_id', '=', envId).where('unlinked_at', 'is', null);
}

function accountOf(row: Selectable<Accounts>): Account {
  return {
    id: row.id,
    customerId: row.customer_id,
    institutionId: row.institution_id,
    authMethod: row.auth_method,
    connector: row.connector,
    name: row.name,
    type: row.type,
    accountNumber: row.account_number,
    currency: row.currency,
    balanceMinor: row.balance_minor,
    bvnLast4: row.bvn_last4,
    dataStatus: row.data_status as DataStatus,
    syncStatus: row.sync_status as SyncStatus | null,
    held: { identity: row.has_identity, balance: row.has_balance, transactions: row.has_transactions },
    lastSyncedAt: row.last_synced_at,
    linkId: row.link_id,
    sessionId: row.session_id,
    ref: row.ref,
    accountMatch: row.account_match,
    transactionCount: row.transaction_count,
    revision: row.revision,
    realtimeJobId: row.realtime_job_id,
    realtimeAt: row.realtime_at,
    manualSyncAt: row.manual_sync_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
