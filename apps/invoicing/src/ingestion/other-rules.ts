import type { LinkedAccount } from '../accounts/index.ts';
import type { DeadLetter } from '../dead-letters/index.ts';
import type { Decision, Ruleset } from '../eligibility/index.ts';
import type { BankRowInvoices } from '../invoices/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import { decideAll } from './deciding.ts';
import type { HeldRow } from './store/held-row.ts';
import { newestRows } from './store/newest.ts';
import { heldById } from './store/rows.ts';
import { type IngestionDeps, othersOf } from './syncing.ts';

export interface Standing {
  readonly outcome: 'eligible' | 'skipped' | 'rejected';
  readonly detail: string;
}

/** What other rules would make of rows that were decided before. */
export interface UnderOtherRules {
  /** How many were decided again. */
  readonly rows: number;
  readonly moves: readonly { readonly transactionId: string; readonly from: Standing; readonly to: Standing }[];
}

export interface RowsInQuestion {
  /** Ours; null for every linked account. */
  accountId: string | null;
  only: 'newest' | 'open_dead_letters';
}

/** No more than rules need, which exist before anything is ingested. */
export interface DecidedRowsDeps extends Pick<IngestionDeps, 'db' | 'accounts' | 'deadLetters'> {
  booksFor: BankRowInvoices['booksFor'];
}

const SLICE = 500;
/** Ten thousand letters, and for each account as many rows: who wants to know asks again after a change. */
const MOST_SLICES = 20;
const NEWEST_ROWS = 500;
const MOST_ACCOUNTS = 20;

/** Decides again, and writes nothing. */
export async function underOtherRules(
  deps: DecidedRowsDeps,
  tenant: Tenant,
  { accountId, only }: RowsInQuestion,
  rulesetFor: (accountId: string) => Promise<Ruleset>,
): Promise<UnderOtherRules> {
  const { db, accounts, booksFor } = deps;
  const linked = await accounts.linked(tenant);
  const all = { rows: 0, moves: [] as UnderOtherRules['moves'][number][] };
  const add = async (account: LinkedAccount, rows: readonly HeldRow[]): Promise<void> => {
    const held = new Map(rows.map((row) => [row.id, row]));
    const { id: accountIs, details } = account;
    const given = {
      ...{ tenant, account: { id: accountIs, holder: details?.name ?? null }, invoices: { booksFor } },
      others: othersOf(linked, accountIs),
    };
    const due = rows.map((row) => ({ id: row.id, row }));
    for (const { id, decision } of await decideAll(db, { ...given, ruleset: await rulesetFor(account.id) }, due)) {
      const [from, to] = [standingOf(held.get(id) as HeldRow), standingUnder(decision)];
      all.rows += 1;
      if (from.outcome !== to.outcome || from.detail !== to.detail) all.moves.push({ transactionId: id, from, to });
    }
  };
  if (only === 'newest') {
    const found = accountId === null ? linked : [await accounts.find(tenant, accountId)];
    for (const account of found.filter((each) => each !== null).slice(0, MOST_ACCOUNTS)) {
      await add(account, await newestRows(db, tenant, account.id, NEWEST_ROWS));
    }
    return all;
  }
  for await (const letters of openLetters(deps, tenant, accountId)) {
    for (const [id, some] of Map.groupBy(letters, (letter) => letter.accountId)) {
      const account = await accounts.find(tenant, id);
      const ids = some.map(({ transactionId }) => transactionId);
      const rows = account === null ? [] : await heldById(db, tenant, account.id, ids);
      if (account !== null)
        await add(
          account,
          rows.filter((row) => row.result === 'dlq' && !row.isRemoved),
        );
    }
  }
  return all;
}

async function* openLetters(
  { deadLetters }: DecidedRowsDeps,
  tenant: Tenant,
  accountId: string | null,
): AsyncIterable<readonly DeadLetter[]> {
  let after = '';
  for (let turn = 0; turn < MOST_SLICES; turn += 1) {
    const filter = accountId === null ? {} : { accountId };
    const letters = await deadLetters.nextOpen(tenant, filter, { after, most: SLICE });
    const last = letters.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield letters;
  }
}

const OUTCOMES = { drafted: 'eligible', matched: 'eligible', skipped: 'skipped', dlq: 'rejected' } as const;

const standingOf = ({ result, detail }: HeldRow): Standing => ({ outcome: OUTCOMES[result], detail });

/** A row for a person to look at is a rejected one, listed first. */
const standingUnder = ({ decision, detail }: Decision): Standing => ({
  outcome: decision === 'review' ? 'rejected' : decision,
  detail,
});
