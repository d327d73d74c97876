import { setImmediate as breathe } from 'node:timers/promises';
import { type Engine, metadataOf } from '@kente/enrichment';
import type { Transaction } from 'kysely';
import { type Account, transactionNotices } from '../../accounts/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { AnalysedRow, NewCategory } from '../../transactions/index.ts';
import { engineFor } from '../enricher.ts';
import { enriched } from '../notices.ts';
import { RECORD_ROWS } from '../requesting.ts';
import * as recordStore from '../store/records.ts';
import type { AccountWork, Outcome } from './work.ts';

/** Writes what the engine tells of a page, in the page's transaction, under the account's lock. */
type Write = (tx: Transaction<Schema>, account: Account, page: readonly AnalysedRow[], engine: Engine) => Promise<void>;

/** Categorises stored rows again: by the ruleset of today and the corrections that stand. */
export async function categoriseAccount(work: AccountWork): Promise<Outcome> {
  const { deps, env, job, account } = work;
  await eachPage(work, async (tx, locked, page, engine) => {
    const changes: NewCategory[] = page.flatMap((row) => {
      const category = row.edited ? row.category : engine.categorise(row).value;
      return category === row.category ? [] : [{ id: row.id, category }];
    });
    if (changes.length === 0) return;
    const { revision, modified } = await deps.transactions.recategorise(tx, env.id, locked, changes);
    await deps.accounts.putRevision(tx, env.id, locked.id, revision);
    const institution = deps.institutions.byIdOrFail(locked.institutionId);
    await deps.events.append(tx, env, transactionNotices(locked, institution, { added: [], modified, removed: [] }));
  });
  return { events: [enriched('categorisation', account.id, job.id)] };
}

/** Adds metadata to stored rows. Its category is the one that is shown. */
export async function addMetadata(work: AccountWork): Promise<Outcome> {
  const { deps, env, job, account } = work;
  await eachPage(work, async (tx, locked, page, engine) => {
    const rows = page.map((row) => ({
      id: row.id,
      metadata: { ...metadataOf(engine.enrich(row)), category: row.category },
    }));
    const revision = await deps.transactions.describe(tx, env.id, locked, rows);
    await deps.accounts.putRevision(tx, env.id, locked.id, revision);
  });
  return { events: [enriched('metadata', account.id, job.id)] };
}

/**
 * Goes through an account's rows, newest first, a page and a transaction at a time; each page leaves a record behind. A
 * run that was interrupted goes on after its last record. Refreshes get their turn between two pages.
 */
async function eachPage({ deps, env, job, account, signal }: AccountWork, write: Write): Promise<void> {
  const { db, accounts, transactions } = deps;
  const engine = await engineFor(db, deps.institutions, env.id, account);
  const kind = job.kind === 'metadata' ? 'metadata' : 'categorisation';
  const done = await recordStore.last(db, env.id, job.id);
  let position = (done?.position ?? -1) + 1;
  let after = done?.transactionIds?.at(-1) ?? null;
  for (;;) {
    signal.throwIfAborted();
    const from = { after, place: position };
    const last = await db.transaction().execute(async (tx) => {
      const locked = await accounts.lock(tx, env.id, account.id);
      if (!locked) return null;
      const rows = await transactions.toAnalyse(tx, env.id, account.id, {
        ...{ after: from.after, fromDay: null, posted: false, most: RECORD_ROWS },
      });
      if (rows.length === 0) return null;
      await recordStore.put(tx, env.id, {
        ...{ jobId: job.id, position: from.place, kind, accountId: account.id, now: env.clock.now() },
        transactionIds: rows.map(({ id }) => id),
      });
      await write(tx, locked, rows, engine);
      return rows.length < RECORD_ROWS ? null : (rows.at(-1)?.id ?? null);
    });
    if (last === null) return;
    after = last;
    position += 1;
    await breathe();
  }
}
