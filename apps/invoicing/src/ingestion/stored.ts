import { Fault, Refusal } from '@kente/kit/errors';
import type { Tenant } from '../tenancy/index.ts';
import { addCounts, type Counts, noCounts } from './counts.ts';
import { type IngestionDeps, sync } from './syncing.ts';

/** One account of a batch. Source: contract 3.8. */
export interface AccountSync extends Counts {
  accountId: string;
  ok: boolean;
  cursor: string | null;
  error?: { error_code: string; message: string };
}

export interface StoredSync {
  accounts: AccountSync[];
  totals: Counts & { failed: number };
}

const AT_ONCE = 4;

export async function syncStored(
  deps: IngestionDeps,
  tenant: Tenant,
  { pageSize }: { pageSize?: number | undefined },
  traceId: string,
): Promise<StoredSync> {
  const waiting = await deps.accounts.linked(tenant);
  const accounts: AccountSync[] = [];
  const work = async (): Promise<void> => {
    for (let account = waiting.shift(); account !== undefined; account = waiting.shift()) {
      accounts.push(await one(deps, tenant, account.id, pageSize, traceId));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const totals = noCounts();
  for (const account of accounts) addCounts(totals, account);
  return { accounts, totals: { ...totals, failed: accounts.filter(({ ok }) => !ok).length } };
}

async function one(
  deps: IngestionDeps,
  tenant: Tenant,
  accountId: string,
  pageSize: number | undefined,
  traceId: string,
): Promise<AccountSync> {
  try {
    const { hasMore: _, ...counts } = await sync(deps, tenant, accountId, { pageSize, toEnd: true }, traceId);
    return { ...counts, ok: true };
  } catch (error) {
    const told = error instanceof Refusal || error instanceof Fault;
    const error_code = told ? error.code : 'internal_error';
    const message = told ? error.message : 'Something went wrong on our side.';
    return { accountId, ok: false, ...noCounts(), cursor: null, error: { error_code, message } };
  }
}
