/** What the rail says of a disbursement's movements: the debit that secures, the items, the returns. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Movement, Outcome } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { disbursementPaid, disbursementReturned, disbursementSecured, securingReversed } from '../postings.ts';
import { completeIfDone, giveBack } from './completing.ts';
import type { DisbursementsDeps } from './deps.ts';
import * as items from './item-store.ts';
import { returnOutcomes } from './returning.ts';
import { RUN_TASK } from './running.ts';
import { openItem } from './sealing.ts';
import { fail } from './securing.ts';
import * as sources from './source-store.ts';
import * as store from './store.ts';
import { itemTold } from './told.ts';

type Tx = Transaction<Schema>;

const TRY_AGAIN_MS = MINUTE_MS;
const NOT_TAKEN = 'The source account could not be debited';

/** `secure:ID`, `item:ID`, `return:ID`. */
function named({ ownerId }: Movement): { what: string; id: string } {
  const [what = '', id = ''] = ownerId.split(':');
  return { what, id };
}

export function watchOutcomes(deps: DisbursementsDeps): void {
  const { ledger, movements, schedule } = deps;
  const returns = returnOutcomes(deps);
  movements.owner('disbursement', {
    async settled(tx, env, movement, outcome) {
      const { what, id } = named(movement);
      if (what === 'return') return returns.settled(tx, env, id, outcome.status === 'successful');
      if (what === 'item') return itemSettled(deps, tx, env, id, outcome);
      return secured(deps, tx, env, id, movement, outcome);
    },
    async voided(tx, env, movement) {
      const { what, id } = named(movement);
      if (what === 'return') return returns.voided(tx, env, id);
      const now = env.clock.now();
      if (what === 'item') {
        const columns = { status: 'initiated', movement_id: null, session_id: null, updated_at: now };
        await items.step(tx, env.id, id, 'processing', columns);
        return;
      }
      const row = await store.lock(tx, env.id, id);
      if (row?.status !== 'securing') return;
      await releaseSource(deps, tx, env, row.sourceId, movement, 0n);
      await store.update(tx, env.id, id, {
        status: 'processing',
        secured_minor: 0n,
        movement_id: null,
        updated_at: now,
      });
      await schedule.put(tx, env, { kind: RUN_TASK, subject: id, payload: {}, dueAt: later(now, TRY_AGAIN_MS) });
    },
    async reversed(tx, env, movement, code) {
      const { what, id } = named(movement);
      if (what === 'return') return returns.reversed(tx, env, id);
      if (what === 'item') return itemReversed(deps, tx, env, id, code);
      // The items may be paid already: the business owes what its bank took back.
      const at = env.clock.now();
      const entries = securingReversed(movement.rail, env.app.id, movement.amountMinor);
      await ledger.post(tx, env.id, { key: `disburse:${id}:reversed`, kind: 'disbursement.reversed', at, entries });
    },
  });
}

async function secured(
  deps: DisbursementsDeps,
  tx: Tx,
  env: Environment,
  id: string,
  movement: Movement,
  outcome: Outcome,
): Promise<void> {
  const { status, message, at } = outcome;
  const row = await store.lock(tx, env.id, id);
  if (row?.status !== 'securing') return;
  const isTaken = status === 'successful';
  await releaseSource(deps, tx, env, row.sourceId, movement, isTaken ? movement.amountMinor : 0n, outcome);
  if (!isTaken) return fail(deps, tx, env, row, `${NOT_TAKEN}: ${message}`);
  await store.update(tx, env.id, id, { status: 'secured', updated_at: at });
  await deps.schedule.put(tx, env, { kind: RUN_TASK, subject: id, payload: {}, dueAt: at });
  await deps.ledger.post(tx, env.id, {
    ...{ key: `disburse:${id}:secured`, kind: 'disbursement.secured', at },
    entries: disbursementSecured(id, { rail: movement.rail }, movement.amountMinor),
  });
}

/** The debit has ended: the mandate's reserve and the account's counters follow. */
async function releaseSource(
  { mandates, retries }: DisbursementsDeps,
  tx: Tx,
  env: Environment,
  sourceId: string | null,
  { ownerId, amountMinor, intendedAt }: Movement,
  takenMinor: bigint,
  outcome?: Outcome,
): Promise<void> {
  const source = sourceId === null ? undefined : await sources.find(tx, env.id, sourceId);
  if (!source) return;
  const mandate = await mandates.lock(tx, env, source.mandate_id);
  await mandates.settle(tx, env, source.mandate_id, { reservedMinor: amountMinor, takenMinor });
  if (!mandate?.accountKey) return;
  const debit = { debitId: ownerId.slice('secure:'.length), amountMinor, sentAt: intendedAt };
  const key = mandate.accountKey;
  if (!outcome) await retries.unsent(tx, env, key, debit);
  else if (outcome.status === 'successful') await retries.succeeded(tx, env, key, debit.debitId);
  else {
    const cause = outcome.responseClass === 'funds' ? 'funds' : 'other';
    await retries.failed(tx, env, key, { ...debit, cause });
  }
}

async function itemSettled(
  deps: DisbursementsDeps,
  tx: Tx,
  env: Environment,
  id: string,
  { status, code, message, at }: Outcome,
): Promise<void> {
  const { events, keyring, ledger } = deps;
  const columns = { status, response_code: code, message, updated_at: at };
  const row = await items.step(tx, env.id, id, 'processing', columns);
  if (!row) return;
  const disbursement = await store.lock(tx, env.id, row.disbursement_id);
  if (!disbursement) throw new Error(`the item ${id} belongs to nothing`);
  const minor = row.amount_minor + row.fee_minor;
  const entries =
    status === 'successful'
      ? disbursementPaid(disbursement.id, row.amount_minor, row.fee_minor)
      : disbursementReturned(disbursement.id, sourceOf(env, disbursement.source), minor);
  const kind = status === 'successful' ? 'disbursement.paid' : 'disbursement.returned';
  await ledger.post(tx, env.id, { key: `disburse:item:${id}`, kind, at, entries });
  await events.append(tx, env, [itemTold(openItem(keyring, row), disbursement.reference, status)]);
  await completeIfDone(deps, tx, env, disbursement.id);
}

/** The recipient's bank gave it back: amount and fee go where they came from. */
async function itemReversed(
  deps: DisbursementsDeps,
  tx: Tx,
  env: Environment,
  id: string,
  code: string,
): Promise<void> {
  const { events, keyring, ledger } = deps;
  const at = env.clock.now();
  const message = 'Given back by the bank';
  const columns = { status: 'failed', response_code: code, message, updated_at: at };
  const row = await items.step(tx, env.id, id, 'successful', columns);
  const disbursement = row && (await store.lock(tx, env.id, row.disbursement_id));
  if (!row || !disbursement) return;
  const minor = row.amount_minor + row.fee_minor;
  const of = `disburse:item:${id}`;
  await ledger.reverse(tx, env.id, { key: `${of}:reversed`, of, at });
  const entries = disbursementReturned(disbursement.id, sourceOf(env, disbursement.source), minor);
  await ledger.post(tx, env.id, { key: `${of}:returned`, kind: 'disbursement.returned', at, entries });
  // A disbursement that is not over counts it among what is unused.
  if (disbursement.source === 'mandate' && disbursement.status === 'completed')
    await giveBack(deps, tx, env, disbursement.id, minor);
  await events.append(tx, env, [itemTold(openItem(keyring, row), disbursement.reference, 'failed')]);
}

const sourceOf = (env: Environment, source: 'mandate' | 'wallet') =>
  source === 'wallet' ? { app: env.app.id } : { rail: 'nip' };
