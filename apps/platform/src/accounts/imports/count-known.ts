import type { BankRow } from '../../connectors/connector.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { AccountsDeps } from '../deps.ts';
import * as accountStore from '../store/accounts.ts';
import { daysToLoad, reconcile } from '../sync/reconcile.ts';
import { storableRow } from '../sync/storable.ts';

/**
 * How many of these rows would be found among those held, were they stored now; 0 for a bank account that is not known.
 * Of an account that is not linked nothing is told, though it may still be held.
 */
export async function countKnown(
  { db, transactions }: Pick<AccountsDeps, 'db' | 'transactions'>,
  envId: EnvId,
  bankKey: Buffer,
  rows: readonly BankRow[],
): Promise<number> {
  const id = await accountStore.idByBankKey(db, envId, bankKey);
  const days = daysToLoad(rows, null);
  if (id === null || days === null) return 0;
  const storable = rows.map(storableRow);
  const { insert, update } = reconcile(await transactions.stored(db, envId, id, days), storable, null);
  const back = update.filter(({ changes }) => changes.removed === false);
  return rows.length - insert.length - back.length;
}
