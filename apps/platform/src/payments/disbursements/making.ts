/** An order is given, triggered and cancelled. Source: payments contract 12. */
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { isReady } from '../mandates/index.ts';
import { validationError } from '../validation.ts';
import type { DisbursementsDeps } from './deps.ts';
import { amountOf, type Disbursement, isOpen } from './disbursement.ts';
import { flat, itemOf, type NewDisbursement, orderProblems } from './input.ts';
import * as items from './item-store.ts';
import { newItemRow } from './items.ts';
import { refusals } from './refusals.ts';
import { begin, RUN_TASK } from './running.ts';
import type { SourceAccounts } from './sources.ts';
import * as store from './store.ts';
import { progress } from './told.ts';

export type Action = 'trigger' | 'cancel';

export async function create(
  deps: DisbursementsDeps,
  sources: SourceAccounts,
  env: Environment,
  order: NewDisbursement,
  recordedAs: RecordedAs,
): Promise<Disbursement> {
  const { db, billing, schedule } = deps;
  const problems = orderProblems(order);
  if (problems.length > 0) throw validationError(problems);
  const source = order.source === 'mandate' ? await sources.get(env, order.account ?? '') : null;
  const given = (order.distribution ?? []).map((item) => itemOf(flat(item)));
  const totalMinor = BigInt(order.total_amount);
  const isInstant = order.type === 'instant';
  const sum = given.reduce((all, { amountMinor }) => all + amountMinor, 0n);
  if (isInstant && sum !== totalMinor) throw refusals.total();
  const fees = await Promise.all(
    given.map(({ amountMinor }) => billing.prices.minor(env.id, 'disbursement_item', amountMinor)),
  );
  if (isInstant) {
    const neededMinor = fees.reduce((all, fee) => all + fee, sum);
    await refuseUnfunded(deps, env, { source: order.source, sourceId: source?.id ?? null }, neededMinor, sources);
  }
  const [id, call, now] = [newId(), newId(), env.clock.now()];
  await db.transaction().execute(async (tx) => {
    const isNew = await store.insert(tx, env.id, {
      ...{ id, reference: order.reference, type: order.type, source: order.source, source_id: source?.id ?? null },
      ...{ status: isInstant ? 'pending' : 'created', description: order.description, total_minor: totalMinor },
      ...{ movement_id: null, message: null, created_at: now, updated_at: now, triggered_at: null, completed_at: null },
    });
    if (!isNew) throw refusals.reference();
    const rows = given.map((item, index) => newItemRow(deps, env, item, { feeMinor: fees[index] ?? 0n, call }));
    await items.insert(tx, env.id, id, rows, now);
    if (isInstant) await schedule.put(tx, env, { kind: RUN_TASK, subject: id, payload: {}, dueAt: now });
    await recordedAs(tx, { kind: 'disbursement', id });
  });
  const made = await store.find(db, env.id, id);
  if (!made) throw new Error('a disbursement is gone that was made a moment ago');
  return made;
}

/** Of several at once one has an effect. @throws Refusal 404, 400. */
export async function transition(
  deps: DisbursementsDeps,
  sources: SourceAccounts,
  env: Environment,
  { id, action }: { id: string; action: Action },
  recordedAs: RecordedAs,
): Promise<'processing' | 'cancelled'> {
  const { db, events } = deps;
  const known = await store.find(db, env.id, id);
  if (!known) throw refusals.unknown();
  if (!isOpen(known)) throw refusals.frozen();
  const status = action === 'trigger' ? 'processing' : 'cancelled';
  if (action === 'trigger') await refuseUnready(deps, sources, env, known);
  await db.transaction().execute(async (tx: Transaction<Schema>) => {
    const row = await store.lock(tx, env.id, id);
    if (!row || !isOpen(row)) throw refusals.frozen();
    const now = env.clock.now();
    if (action === 'trigger') {
      const tallies = await store.tally(tx, env.id, id);
      if (row.status !== 'ready' || amountOf(tallies) !== row.totalMinor) throw refusals.total();
      await begin(deps, tx, env, row);
    } else {
      await store.update(tx, env.id, id, { status, completed_at: now, updated_at: now });
      await events.append(tx, env, [progress('cancelled', row)]);
    }
    await recordedAs(tx, { kind: 'disbursement.transition', id: `${id} ${status}` });
  });
  return status;
}

async function refuseUnready(
  deps: DisbursementsDeps,
  sources: SourceAccounts,
  env: Environment,
  row: Disbursement,
): Promise<void> {
  const tallies = await store.tally(deps.db, env.id, row.id);
  if (row.status !== 'ready' || amountOf(tallies) !== row.totalMinor) throw refusals.total();
  await refuseUnfunded(deps, env, row, row.totalMinor + tallies.initiated.feeMinor, sources);
}

/** What is looked at here is looked at again when it is secured: another may have spent it meanwhile. */
async function refuseUnfunded(
  { db, ledger }: DisbursementsDeps,
  env: Environment,
  { source, sourceId }: Pick<Disbursement, 'source' | 'sourceId'>,
  neededMinor: bigint,
  sources: SourceAccounts,
): Promise<void> {
  if (source === 'wallet') {
    if ((await ledger.balance(db, env.id, `wallet.available:${env.app.id}`)) < neededMinor) throw refusals.wallet();
    return;
  }
  const { mandate } = await sources.get(env, sourceId ?? '');
  if (!isReady(mandate, env.clock.now())) throw refusals.sourceNotReady();
}
