/** What was secured by a debit and not used goes back to the account that it came from. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';

import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { wireId } from '../mandates/index.ts';
import { refundConfirmed, returnedToWallet } from '../postings.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import { RETURN_TASK } from './completing.ts';
import type { DisbursementsDeps } from './deps.ts';
import * as sources from './source-store.ts';
import * as store from './store.ts';

/** A rail that was down is tried again after that long: nothing was sent. */
const TRY_AGAIN_MS = 15 * MINUTE_MS;
const WAIT_MS = 10_000;

const returnOwner = (id: string): string => `return:${id}`;

/** Sends one return. Safe to run twice: the rail is asked once. */
export async function sendReturn(deps: DisbursementsDeps, env: Environment, id: string): Promise<void> {
  const { db, mandates, movements } = deps;
  movements.ready(env);
  const movementId = await db.transaction().execute(async (tx) => {
    const row = await store.lockReturn(tx, env.id, id);
    if (row?.status !== 'waiting') return null;
    const disbursement = await store.find(tx, env.id, row.disbursement_id);
    const source = disbursement?.sourceId ? await sources.find(tx, env.id, disbursement.sourceId) : undefined;
    const account = source && (await mandates.get(env, wireId(source.mandate_id))).account;
    if (!disbursement || !account) throw new Error(`the return ${id} has nowhere to go`);
    const { nipCode, accountNumber, name } = account;
    const movement = await movements.intend(tx, env, {
      ...{ owner: 'disbursement', ownerId: returnOwner(id), direction: 'credit', from: SETTLEMENT_ACCOUNT },
      ...{ to: { nipCode, accountNumber, name }, amountMinor: row.amount_minor },
      narration: `Returned of ${disbursement.reference}`.slice(0, 100),
    });
    await store.setReturn(tx, env.id, id, 'processing', env.clock.now());
    return movement.id;
  });
  if (movementId !== null) await movements.send(env, movementId, WAIT_MS);
}

type Handled = (tx: Transaction<Schema>, env: Environment, id: string) => Promise<void>;

export function returnOutcomes({ ledger, schedule }: DisbursementsDeps): {
  settled: (tx: Transaction<Schema>, env: Environment, id: string, isSuccess: boolean) => Promise<void>;
  voided: Handled;
  reversed: Handled;
} {
  /** The account does not take it: it is the app's to use. */
  const toWallet: Handled = async (tx, env, id) => {
    const row = await store.lockReturn(tx, env.id, id);
    if (!row || row.status === 'to_wallet') return;
    const at = env.clock.now();
    await store.setReturn(tx, env.id, id, 'to_wallet', at);
    const entries = returnedToWallet(env.app.id, row.amount_minor);
    await ledger.post(tx, env.id, { key: `disburse:return:${id}:wallet`, kind: 'disbursement.returned', at, entries });
  };
  return {
    async settled(tx, env, id, isSuccess) {
      if (!isSuccess) return toWallet(tx, env, id);
      const row = await store.lockReturn(tx, env.id, id);
      if (row?.status !== 'processing') return;
      const at = env.clock.now();
      await store.setReturn(tx, env.id, id, 'successful', at);
      const entries = refundConfirmed(row.amount_minor);
      await ledger.post(tx, env.id, { key: `disburse:return:${id}`, kind: 'disbursement.returned', at, entries });
    },
    async voided(tx, env, id) {
      const now = env.clock.now();
      await store.setReturn(tx, env.id, id, 'waiting', now);
      await schedule.put(tx, env, { kind: RETURN_TASK, subject: id, payload: {}, dueAt: later(now, TRY_AGAIN_MS) });
    },
    async reversed(tx, env, id) {
      const row = await store.lockReturn(tx, env.id, id);
      if (row?.status !== 'successful') return;
      const at = env.clock.now();
      const of = `disburse:return:${id}`;
      await ledger.reverse(tx, env.id, { key: `${of}:reversed`, of, at });
      await toWallet(tx, env, id);
    },
  };
}
