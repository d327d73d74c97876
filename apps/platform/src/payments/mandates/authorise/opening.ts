/** The window of an hour opens: the mandate is put before the rail, and waits for the payer's NGN 50. */
import type { Environment } from '../../../tenancy/index.ts';
import type { PartyAccount } from '../../records/index.ts';
import type { PaymentSettings } from '../../settings/index.ts';
import type { MandatesDeps } from '../deps.ts';
import { statusAt } from '../lifecycle.ts';
import { atRail, settle } from '../making.ts';
import type { Mandate } from '../mandate.ts';
import type { Steps } from '../steps.ts';
import * as store from '../store.ts';
import { refuseTaken } from './choosing.ts';

/** Two at once open it once. @throws Refusal 400 when the account has been taken meanwhile, Fault 503 from the rail. */
export async function openWindow(
  deps: MandatesDeps,
  steps: Steps,
  env: Environment,
  mandate: Mandate,
  account: PartyAccount,
): Promise<void> {
  const settings = await deps.settings.of(env);
  // The sandbox's payer transfers by a button: until then its rail has not heard of the mandate.
  const isLater = waitsForButton(env, mandate);
  const status = isLater ? 'waiting' : await atRail(deps, env, mandate.nibssCode, account, termsOf(mandate));
  const key = deps.records.payerKey(env.id, account);
  await deps.db.transaction().execute(async (tx) => {
    await store.lockAccount(tx, env.id, key);
    const current = await steps.lock(tx, env, mandate.id);
    if (!current || statusAt(current, steps.windows(settings), env.clock.now()) !== 'awaiting_authorization') return;
    await refuseTaken(deps, env, mandate, account, tx);
    const opened = await steps.take(tx, env, current, 'open', {
      account_sealed: steps.rows.seal(env.id, mandate.id, account),
      account_key: key,
      initiated_at: env.clock.now(),
    });
    if (opened) await settle(steps, tx, env, { mandate: opened, status }, settings);
  });
}

/** The sandbox's payer sends the NGN 50: the rail takes the mandate, and approves it at once. @throws Fault 503 */
export async function transferInSandbox(
  deps: MandatesDeps,
  steps: Steps,
  env: Environment,
  mandate: Mandate,
  settings: PaymentSettings,
): Promise<void> {
  if (!mandate.account) return;
  const status = await atRail(deps, env, mandate.nibssCode, mandate.account, termsOf(mandate));
  await deps.db.transaction().execute(async (tx) => {
    const current = await steps.lock(tx, env, mandate.id);
    if (!current || statusAt(current, steps.windows(settings), env.clock.now()) !== 'initiated') return;
    if (status === 'approved') await steps.approve(tx, env, current, settings);
    else if (status === 'rejected') await steps.end(tx, env, current, 'reject', settings);
  });
}

export const waitsForButton = ({ mode }: Environment, { verification }: Mandate): boolean =>
  mode === 'test' && verification === 'transfer_verification';

const termsOf = (mandate: Mandate) => ({ ...mandate, startDate: mandate.startDay, endDate: mandate.endDay });
