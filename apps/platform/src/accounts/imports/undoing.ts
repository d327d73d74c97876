import { notFound } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Account, RefreshJob } from '../account.ts';
import { stateAfterUndo } from '../data-status.ts';
import type { RefreshingDeps } from '../deps.ts';
import { accountUpdated } from '../notices.ts';
import { isUploaded } from '../proof.ts';
import * as accountStore from '../store/accounts.ts';
import * as importStore from '../store/imports.ts';
import * as jobStore from '../store/refresh-jobs.ts';
import { tellRows } from '../sync/telling-rows.ts';
import type { StatementImport } from './import.ts';
import { balanceNow } from './importing.ts';

/**
 * Takes an import back as a whole: rows that nobody else holds are withdrawn as if the bank had withdrawn them, and the
 * balance is that of what stands. Undone already: nothing happens. @throws Refusal 404 for an import that is not of this
 * account.
 */
export function undoImport(
  deps: RefreshingDeps,
  env: Environment,
  accountId: string,
  importId: string,
): Promise<StatementImport> {
  return deps.db.transaction().execute(async (tx) => {
    const account = await accountStore.lock(tx, env.id, accountId);
    if (!account) throw notFound('account');
    const imports = await importStore.ofAccount(tx, env.id, accountId);
    const found = imports.find(({ id }) => id === importId);
    if (!found) throw notFound('import');
    if (found.undoneAt !== null) return found;
    const undone = { ...found, undoneAt: env.clock.now() };
    await importStore.setUndone(tx, env.id, importId, undone.undoneAt);
    await withdraw(
      deps,
      tx,
      env,
      account,
      undone.id,
      imports.map((each) => (each === found ? undone : each)),
    );
    return undone;
  });
}

async function withdraw(
  deps: RefreshingDeps,
  tx: Transaction<Schema>,
  env: Environment,
  account: Account,
  importId: string,
  imports: readonly importStore.KeptImport[],
): Promise<void> {
  const alone = await importStore.rowsOfItAlone(tx, env.id, account.id, importId);
  const nothing = { insert: [], update: [], moved: [], found: [], unchanged: 0 };
  const written = await deps.transactions.apply(tx, env.id, account, { ...nothing, withdraw: alone });
  // A bank that is asked by itself tells its own balance.
  const balanceMinor = isUploaded(account) ? balanceNow(imports) : account.balanceMinor;
  const count = account.transactionCount + BigInt(written.countDelta);
  const { dataStatus, held } = stateAfterUndo(account.held, account.dataStatus, {
    balance: balanceMinor !== null,
    transactions: count > 0n || imports.some(({ undoneAt }) => undoneAt === null),
  });
  await accountStore.update(tx, env.id, account.id, {
    ...{ balance_minor: balanceMinor, revision: written.revision, transaction_count: count },
    ...{ data_status: dataStatus, has_balance: held.balance, has_transactions: held.transactions },
    updated_at: env.clock.now(),
  });
  await tell(deps, tx, env, account, written);
}

async function tell(
  deps: RefreshingDeps,
  tx: Transaction<Schema>,
  env: Environment,
  before: Account,
  written: Awaited<ReturnType<RefreshingDeps['transactions']['apply']>>,
): Promise<void> {
  const after = await accountStore.lock(tx, env.id, before.id);
  if (!after) throw new Error('an account vanished under its lock');
  const job = await undoJob(tx, env, after, written.removed.length > 0 || after.balanceMinor !== before.balanceMinor);
  for (const hook of deps.hooks) await hook.ended?.(tx, env, before, after);
  const institution = deps.institutions.byIdOrFail(after.institutionId);
  await tellRows(deps.events, tx, env, after, institution, written);
  await deps.events.append(tx, env, [accountUpdated(after, institution, job, after.syncStatus ?? 'SUCCESSFUL')]);
}

/** A refresh that has ended already: clients follow what changed by the id of a job. */
async function undoJob(
  tx: Transaction<Schema>,
  env: Environment,
  { id: accountId }: Account,
  hasNewData: boolean,
): Promise<RefreshJob> {
  const job = { id: newToken(), accountId, name: 'jobs.accounts.sync_statement', trigger: 'undo' } as const;
  const now = env.clock.now();
  await jobStore.insertEnded(tx, env.id, { ...job, allowIncomplete: false, now }, { hasNewData });
  return { ...job, status: 'finished', failure: null, hasNewData, allowIncomplete: false };
}
