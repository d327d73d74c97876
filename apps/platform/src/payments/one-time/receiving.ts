import type { IncomingCredit } from '../../rails/index.ts';
import type { Environment, Mode } from '../../tenancy/index.ts';
import { bankByCode } from '../banks.ts';
import { transferHeld } from '../postings.ts';
import type { PartyAccount } from '../records/index.ts';
import type { OneTimeDeps } from './deps.ts';
import { returnLater, returnTransfer } from './returning.ts';
import { CheckoutVault } from './session.ts';
import { succeed } from './settling.ts';
import * as store from './store.ts';

const APPROVED = '00';

/**
 * A transfer came to an account number of ours. The exact amount, in time, pays; anything else is sent back, and the payment
 * stays as it is. Told twice, it counts once.
 * @returns whose number it is; null: nobody's.
 */
export async function receiveTransfer(
  deps: OneTimeDeps,
  mode: Mode,
  credit: IncomingCredit,
): Promise<Environment | null> {
  const known = await deps.tenancy.findPublicId('transfer_number', credit.accountNumber);
  if (!known || known.mode !== mode) return null;
  const env = await deps.tenancy.environment(known.id);
  const session = await store.byTransferNumber(deps.db, env.id, credit.accountNumber);
  if (!session) return null;
  const isBack = await take(deps, env, session, credit);
  if (isBack) await returnTransfer(deps, env, credit.sessionId);
  return env;
}

/** @returns whether the transfer is to go back. */
function take(
  deps: OneTimeDeps,
  env: Environment,
  session: store.StoredSession,
  credit: IncomingCredit,
): Promise<boolean> {
  const { sessionId, amountMinor, sender } = credit;
  const { db, records, ledger, rails, keyring } = deps;
  return db.transaction().execute(async (tx) => {
    const now = env.clock.now();
    const payment = await records.lock(tx, env.id, session.payment_id);
    if (!payment) throw new Error(`the payment ${session.payment_id} of a session does not exist`);
    const pays = payment.status === 'pending' && amountMinor === payment.amountMinor && session.expires_at > now;
    const isNew = await store.insertTransfer(tx, env.id, {
      ...{ session_id: sessionId, payment_id: payment.id, amount_minor: amountMinor, received_at: now },
      ...{ sender_sealed: new CheckoutVault(keyring).sealSender(env.id, sessionId, sender) },
      status: pays ? 'taken' : 'to_return',
    });
    if (!isNew || !(await rails.arrived(tx, env, credit))) return false;
    if (pays) {
      const party = partyOf(deps, sender);
      const taken = await records.transition(tx, env, payment.id, 'processing', { payer: party, sessionId });
      if (!taken) throw new Error('a locked payment has changed');
      await succeed(deps, tx, env, taken, { sessionId, responseCode: APPROVED });
      return false;
    }
    await returnLater(deps, tx, env, sessionId);
    const entries = transferHeld(rails.rail.name, amountMinor);
    await ledger.post(tx, env.id, { key: `transfer:${sessionId}:held`, kind: 'transfer.held', at: now, entries });
    return true;
  });
}

function partyOf({ institutions }: OneTimeDeps, sender: IncomingCredit['sender']): PartyAccount {
  const bank = bankByCode(institutions.banks(), sender.nipCode);
  const { name, accountNumber, nipCode } = sender;
  return { name, accountNumber, nipCode, bankCode: bank?.bank_code ?? nipCode, bankName: bank?.name ?? nipCode };
}
