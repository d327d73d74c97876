import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { bankByCode } from '../banks.ts';
import { payoutFailed, payoutSettled } from '../postings.ts';
import { lockPending, MERCHANT, type PartyAccount } from '../records/index.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import { sealAccount } from './account.ts';
import { transferAt } from './cut-rule.ts';
import { ownerOf, TRANSFER_TASK } from './cutting.ts';
import type { PayoutsDeps } from './deps.ts';
import * as store from './store.ts';
import { settledEvents } from './told.ts';

/** A rail that was down is tried again after that long: nothing was sent. */
const TRY_AGAIN_MS = 15 * MINUTE_MS;
/** Where a test app's payouts go until somebody says otherwise. */
const SANDBOX_ACCOUNT = { accountNumber: '0000000017', bank: '000017' };

/** Sends one payout that is due. Safe to run twice: the rail is asked once. */
export async function transfer(deps: PayoutsDeps, env: Environment, id: string): Promise<void> {
  const { db, keyring, movements, schedule, settings } = deps;
  const known = await store.find(db, env.id, id);
  if (known?.status !== 'pending') return;
  const account = await destination(deps, env, known.owner);
  if (!account) {
    const message = 'Waits for a settlement account: an operator sets settlement.account.';
    await store.update(db, env.id, id, { message, updated_at: env.clock.now() });
    const dueAt = transferAt(later(env.clock.now(), MINUTE_MS), await settings.of(env));
    return schedule.put(db, env, { kind: TRANSFER_TASK, subject: `${id} again`, payload: { id }, dueAt });
  }
  movements.ready(env);
  const movementId = await db.transaction().execute(async (tx) => {
    const row = await store.lock(tx, env.id, id);
    if (row?.status !== 'pending') return null;
    const movement = await movements.intend(tx, env, {
      ...{ owner: 'payout', ownerId: id, direction: 'credit', from: SETTLEMENT_ACCOUNT, amountMinor: row.amount_minor },
      to: { nipCode: account.nipCode, accountNumber: account.accountNumber, name: account.name },
      narration: `Settlement ${id}`,
    });
    await store.update(tx, env.id, id, {
      ...{ status: 'processing', movement_id: movement.id, session_id: movement.sessionId, message: null },
      account_sealed: sealAccount(keyring, env.id, id, account),
      updated_at: env.clock.now(),
    });
    return movement.id;
  });
  if (movementId !== null) await movements.send(env, movementId, (await settings.of(env))['debit.wait']);
}

/** Null: nobody has said where this owner's money goes. */
async function destination(
  { institutions, settings, subAccounts }: PayoutsDeps,
  env: Environment,
  owner: string,
): Promise<PartyAccount | null> {
  if (owner !== MERCHANT) {
    const found = (await subAccounts.byIds(env.id, [owner])).get(owner);
    if (!found) return null;
    const { name, accountNumber, nipCode, bankCode, bankName } = found;
    return { name, accountNumber, nipCode, bankCode, bankName };
  }
  const own = (await settings.of(env))['settlement.account'];
  if (own === null && env.mode === 'live') return null;
  const bank = bankByCode(institutions.banks(), own?.bank_code ?? SANDBOX_ACCOUNT.bank);
  if (!bank) return null;
  return {
    name: own?.account_name ?? env.business.name,
    accountNumber: own?.account_number ?? SANDBOX_ACCOUNT.accountNumber,
    ...{ nipCode: bank.nip_code, bankCode: bank.bank_code, bankName: bank.name },
  };
}

export function watchOutcomes(deps: PayoutsDeps): void {
  const { ledger, movements, schedule } = deps;
  movements.owner('payout', {
    async settled(tx, env, { ownerId: id }, { status, code, message, at }) {
      const row = await store.lock(tx, env.id, id);
      if (row?.status !== 'processing') return;
      if (status === 'failed') return giveBack(deps, tx, env, row, { code, message });
      await store.update(tx, env.id, id, {
        ...{ status: 'settled', response_code: code, message: 'Successfully settled.', settled_at: at, updated_at: at },
      });
      await ledger.post(tx, env.id, {
        ...{ key: `payout:${id}:settled`, kind: 'payout.settled', at },
        entries: payoutSettled(ownerOf(env, row.owner), row.amount_minor),
      });
      await settledEvents(deps, tx, env, row, at);
    },
    async voided(tx, env, { ownerId: id }) {
      const now = env.clock.now();
      await store.update(tx, env.id, id, { status: 'pending', movement_id: null, session_id: null, updated_at: now });
      const dueAt = later(now, TRY_AGAIN_MS);
      await schedule.put(tx, env, { kind: TRANSFER_TASK, subject: `${id} again`, payload: { id }, dueAt });
    },
    async reversed(tx, env, { ownerId: id }, code) {
      const row = await store.lock(tx, env.id, id);
      if (row?.status !== 'settled') return;
      const at = env.clock.now();
      await ledger.reverse(tx, env.id, { key: `payout:${id}:returned`, of: `payout:${id}:settled`, at });
      await giveBack(deps, tx, env, row, { code, message: 'Given back by the bank.' });
    },
  });
}

/** Failed: the money is pending again, and joins the next payout. */
async function giveBack(
  { ledger }: PayoutsDeps,
  tx: Transaction<Schema>,
  env: Environment,
  row: store.StoredPayout,
  { code, message }: { code: string; message: string },
): Promise<void> {
  const at = env.clock.now();
  await lockPending(tx, env.id, row.owner);
  await store.update(tx, env.id, row.id, {
    status: 'failed',
    response_code: code,
    message,
    settled_at: null,
    updated_at: at,
  });
  await store.release(tx, env.id, row.id);
  await ledger.post(tx, env.id, {
    ...{ key: `payout:${row.id}:failed`, kind: 'payout.failed', at },
    entries: payoutFailed(ownerOf(env, row.owner), row.amount_minor),
  });
}
