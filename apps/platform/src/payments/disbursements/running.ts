/** A disbursement goes on by bounded steps, each of which may be run twice: resolve, secure, transfer. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { completeIfDone } from './completing.ts';
import type { DisbursementsDeps } from './deps.ts';
import type { Disbursement } from './disbursement.ts';
import * as items from './item-store.ts';
import { resolveAll } from './resolving.ts';
import { openItem, sealRecipient } from './sealing.ts';
import { fail, secure } from './securing.ts';
import * as store from './store.ts';
import { itemTold, progress } from './told.ts';
import { transferSome } from './transferring.ts';

export const RUN_TASK = 'disbursement.run';

const TRY_AGAIN_MS = MINUTE_MS;
/** While nothing is secured, a rail that stays down ends it: money that left is waited for without end. */
const GIVE_UP_MS = 30 * MINUTE_MS;
const NAMES_IN_ONE_RUN = 50;
const IS_DOWN = 'The institution is not available at the moment. Try again later.';

type Next = 'more' | 'later' | 'none';

/** In the transaction that begins it. */
export async function begin(
  { events, schedule }: Pick<DisbursementsDeps, 'events' | 'schedule'>,
  tx: Transaction<Schema>,
  env: Environment,
  row: Disbursement,
): Promise<void> {
  const now = env.clock.now();
  await store.update(tx, env.id, row.id, { status: 'processing', triggered_at: now, updated_at: now });
  await schedule.put(tx, env, { kind: RUN_TASK, subject: row.id, payload: {}, dueAt: now });
  await events.append(tx, env, [progress('processing', row)]);
}

export async function run(deps: DisbursementsDeps, env: Environment, id: string): Promise<void> {
  const next = await oneStep(deps, env, id).catch((error: unknown): Next => {
    if (error instanceof Fault && error.status === 503) return 'later';
    throw error;
  });
  if (next === 'none') return;
  const now = env.clock.now();
  const dueAt = next === 'later' ? later(now, TRY_AGAIN_MS) : now;
  if (next === 'later' && (await givenUp(deps, env, id))) return;
  await deps.schedule.put(deps.db, env, { kind: RUN_TASK, subject: id, payload: {}, dueAt });
}

async function oneStep(deps: DisbursementsDeps, env: Environment, id: string): Promise<Next> {
  const { db } = deps;
  const row = await store.find(db, env.id, id);
  switch (row?.status) {
    case 'pending':
      await db.transaction().execute(async (tx) => {
        const locked = await store.lock(tx, env.id, id);
        if (locked?.status === 'pending') await begin(deps, tx, env, locked);
      });
      return 'more';
    case 'processing': {
      const names = await resolveSome(deps, env, row);
      if (names !== 'none') return names;
      const secured = await secure(deps, env, id);
      if (secured !== 'secured') return 'none';
      await transferable(deps, env, id);
      return 'more';
    }
    case 'secured':
      await transferable(deps, env, id);
      return 'more';
    case 'transferring':
      return transferSome(deps, env, id);
    default:
      return 'none';
  }
}

/** Holders' names that nobody has asked for yet; an account that no bank knows is not paid. */
async function resolveSome(deps: DisbursementsDeps, env: Environment, { id, reference }: Disbursement): Promise<Next> {
  const { db, events, keyring } = deps;
  const rows = await items.waiting(db, env.id, id, { isResolved: false, limit: NAMES_IN_ONE_RUN });
  if (rows.length === 0) return 'none';
  const asked = rows.map((row) => openItem(keyring, row));
  const answers = await resolveAll(
    deps,
    env,
    asked.map(({ recipient }) => recipient),
  );
  for (const [index, item] of asked.entries()) {
    const answer = answers[index];
    if (!answer || answer.kind === 'down') continue;
    const updated_at = env.clock.now();
    await db.transaction().execute(async (tx) => {
      if (answer.kind === 'found') {
        const recipient_sealed = sealRecipient(keyring, env.id, item.id, answer.recipient);
        await items.step(tx, env.id, item.id, 'initiated', { recipient_sealed, is_resolved: true, updated_at });
        return;
      }
      const { message } = answer;
      const columns = { status: 'failed', is_resolved: true, message, updated_at };
      if (await items.step(tx, env.id, item.id, 'initiated', columns))
        await events.append(tx, env, [itemTold({ ...item, message }, reference, 'failed')]);
    });
  }
  return answers.some(({ kind }) => kind === 'down') ? 'later' : 'more';
}

async function transferable(deps: DisbursementsDeps, env: Environment, id: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const row = await store.lock(tx, env.id, id);
    // Nothing to secure: no item has an account that a bank knows.
    const isEmpty = row?.status === 'processing';
    if (row?.status !== 'secured' && !isEmpty) return;
    await store.update(tx, env.id, id, { status: 'transferring', updated_at: env.clock.now() });
    await completeIfDone(deps, tx, env, id);
  });
}

async function givenUp(deps: DisbursementsDeps, env: Environment, id: string): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const row = await store.lock(tx, env.id, id);
    if (row?.status !== 'processing' || !row.triggeredAt) return false;
    if (later(row.triggeredAt, GIVE_UP_MS) > env.clock.now()) return false;
    await fail(deps, tx, env, row, IS_DOWN);
    return true;
  });
}
