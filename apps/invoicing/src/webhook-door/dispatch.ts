import { Refusal } from '@kente/kit/errors';
import type { Accounts, LinkedAccount } from '../accounts/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { type EventKind, idOf, transactionIdOf, type WebhookEvent } from './event.ts';
import type { Action, TransactionKeeper } from './ports.ts';
import { isNewest } from './store.ts';

export interface Outcome {
  action: Action;
  /** Why nothing could be done with it; null where that is as it should be. */
  problem: string | null;
}

/** An event, for one of the environments that it is for. */
export interface ForTenant {
  tenant: Tenant;
  event: WebhookEvent;
  /** The provider's id. */
  accountId: string;
  happenedAt: Date;
  traceId: string;
}

export interface DispatchDeps {
  accounts: Accounts;
  transactions: TransactionKeeper;
}

const UNREADABLE = 'the transaction cannot be read';

const ignored: Outcome = { action: 'ignored', problem: null };
const done = (action: Action): Outcome => ({ action, problem: null });

/**
 * Does what the event asks for. Events come twice and out of order: one that is older than what was taken about the same
 * thing changes nothing. Source: contract 3.3.
 */
export async function dispatch(tx: Database, deps: DispatchDeps, given: ForTenant): Promise<Outcome> {
  const { tenant, event, accountId } = given;
  if (event.kind === null) return ignored;
  const account = await deps.accounts.find(tenant, accountId);
  const isLinked = account !== null && account.unlinkedAt === null;
  if (event.kind === 'account_connected') return isLinked ? ignored : connect(tx, deps, given);
  if (!isLinked) return ignored;
  switch (event.kind) {
    case 'account_updated':
      return event.hasNewData ? sync(tx, deps, given, account) : ignored;
    case 'account_reauthorized':
    case 'reauthorization_required':
    case 'account_unlinked':
      return consent(tx, deps, given, account, event.kind);
    default:
      return transaction(tx, deps, given, account, event.kind);
  }
}

async function connect(tx: Database, { accounts, transactions }: DispatchDeps, given: ForTenant): Promise<Outcome> {
  const { tenant, event, accountId } = given;
  if (event.ref === null) return ignored;
  const linked = await accounts.toldByProvider.connect(tx, tenant, { providerId: accountId, ref: event.ref });
  return linked === null ? ignored : sync(tx, { accounts, transactions }, given, linked);
}

async function sync(
  tx: Database,
  { transactions }: DispatchDeps,
  { tenant, traceId }: ForTenant,
  { id }: LinkedAccount,
): Promise<Outcome> {
  await transactions.queueSync(tx, tenant, id, traceId);
  return done('queued');
}

/** The consent to an account: given, to be renewed, ended. */
async function consent(
  tx: Database,
  deps: DispatchDeps,
  given: ForTenant,
  account: LinkedAccount,
  kind: 'account_reauthorized' | 'reauthorization_required' | 'account_unlinked',
): Promise<Outcome> {
  const { tenant, happenedAt } = given;
  const { toldByProvider } = deps.accounts;
  if (!(await isNewest(tx, tenant, `consent ${account.id}`, happenedAt))) return ignored;
  if (kind === 'account_unlinked') {
    return (await toldByProvider.disconnect(tx, tenant, account, happenedAt)) ? done('reconciled') : ignored;
  }
  await toldByProvider.setReauthRequired(tx, tenant, account.id, kind === 'reauthorization_required');
  return kind === 'account_reauthorized' ? sync(tx, deps, given, account) : done('reconciled');
}

async function transaction(
  tx: Database,
  { transactions }: DispatchDeps,
  { tenant, event, happenedAt, traceId }: ForTenant,
  { id }: LinkedAccount,
  kind: EventKind,
): Promise<Outcome> {
  // Of a row that is gone nothing but its id needs to be told.
  const transactionId = event.isRemoved ? idOf(event.row) : transactionIdOf(event.row);
  if (transactionId === null) return { action: 'ignored', problem: UNREADABLE };
  if (!(await isNewest(tx, tenant, `transaction ${id} ${transactionId}`, happenedAt))) return ignored;
  const from = { event: kind, traceId, happenedAt };
  try {
    if (event.isRemoved) return done((await transactions.removeTransaction(tenant, id, transactionId, from)).action);
    const { action } = await transactions.takeTransaction(tenant, id, event.row, from);
    return action === 'ignored' ? { action, problem: UNREADABLE } : done(action);
  } catch (error) {
    // Nothing that a second try would mend: the account waits for its holder, say. A sync brings the row later.
    if (error instanceof Refusal) return { action: 'ignored', problem: error.message };
    throw error;
  }
}
