import { type Clock, later, MINUTE_MS } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { Fault, Refusal } from '@kente/kit/errors';
import type { Kysely } from 'kysely';
import { type Ledger, LedgerShort, type Posting } from '../ledger/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import * as store from './store.ts';

/** What an app has for metered calls: the accounts `wallet.available` and `wallet.held`. Source: payments contract 6, 17. */
export interface Wallet {
  balance(env: Environment): Promise<bigint>;
  /** Money that came in, or an operator's credit. Once per key. @returns whether it was new. */
  fund(env: Environment, credit: { key: string; amountMinor: bigint }): Promise<{ isNew: boolean }>;
  /** Sets aside. Again under the same key: nothing. @throws Refusal 402 when there is not enough. */
  hold(tx: Db<Schema>, env: Environment, hold: { key: string; amountMinor: bigint }): Promise<void>;
  /**
   * Earns what was held, or `amountMinor` of it; the rest is available again. Once.
   * @throws Fault for a hold that does not stand any more: whoever answers has then not been paid.
   */
  capture(tx: Db<Schema>, env: Environment, capture: Capture): Promise<void>;
  /** Gives back what was held. Nothing for a hold that is not there, or has ended. */
  release(tx: Db<Schema>, env: Environment, key: string): Promise<void>;
  /** Earns at once. Once per key. `nibssMinor` of it is the switch's. @throws Refusal 402 when there is not enough. */
  pay(tx: Db<Schema>, env: Environment, payment: Payment): Promise<void>;
  /** Gives back what processes that are gone have left held. */
  releaseLeftovers(env: Environment, signal: AbortSignal): Promise<void>;
}

export interface Capture {
  key: string;
  /** The income account: `fees.{fees}`. */
  fees: string;
  /** Absent: all of it. */
  amountMinor?: bigint;
}

export interface Payment {
  key: string;
  fees: string;
  amountMinor: bigint;
  nibssMinor?: bigint;
}

/** Far longer than any call takes. */
export const LEFT_OVER_AFTER_MS = 15 * MINUTE_MS;
const AT_ONCE = 100;

export interface WalletDeps {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  ledger: Ledger;
}

export const available = ({ app }: Environment) => `wallet.available:${app.id}` as const;
export const held = ({ app }: Environment) => `wallet.held:${app.id}` as const;

export function createWallet({ db, clock, ledger }: WalletDeps): Wallet {
  const post = (tx: Db<Schema>, env: Environment, posting: Omit<Posting, 'at'>) =>
    ledger.post(tx, env.id, { ...posting, at: env.clock.now() }).catch((error: unknown) => {
      throw error instanceof LedgerShort && error.accounts.includes(available(env)) ? walletEmpty() : error;
    });

  const wallet: Wallet = {
    balance: (env) => ledger.balance(db, env.id, available(env)),
    fund: (env, { key, amountMinor }) =>
      db.transaction().execute((tx) =>
        post(tx, env, {
          ...{ key: `wallet:${key}`, kind: 'wallet.funded' },
          entries: [
            { account: 'bank.settlement', debitMinor: amountMinor },
            { account: available(env), creditMinor: amountMinor },
          ],
        }),
      ),
    async hold(tx, env, { key, amountMinor }) {
      const isNew = await store.insertHold(tx, env.id, { key, amount_minor: amountMinor, held_at: clock.now() });
      if (!isNew) return;
      const entries = [
        { account: available(env), debitMinor: amountMinor },
        { account: held(env), creditMinor: amountMinor },
      ];
      await post(tx, env, { key: `hold:${key}`, kind: 'wallet.held', entries });
    },
    async capture(tx, env, { key, fees, amountMinor }) {
      const heldMinor = await store.endHold(tx, env.id, key, 'captured');
      if (heldMinor === null) {
        if ((await store.holdState(tx, env.id, key)) === 'captured') return;
        throw new Fault('wallet.hold_gone', { message: `nothing is held under ${key}` });
      }
      const earned = amountMinor ?? heldMinor;
      if (earned > heldMinor)
        throw new Fault('wallet.hold_small', { message: `${key} holds ${heldMinor}, not ${earned}` });
      const entries = [
        { account: held(env), debitMinor: heldMinor },
        { account: `fees.${fees}` as const, creditMinor: earned },
        { account: available(env), creditMinor: heldMinor - earned },
      ];
      await post(tx, env, { key: `hold:${key}:capture`, kind: 'wallet.captured', entries });
    },
    async release(tx, env, key) {
      const heldMinor = await store.endHold(tx, env.id, key, 'released');
      if (heldMinor === null) return;
      const entries = [
        { account: held(env), debitMinor: heldMinor },
        { account: available(env), creditMinor: heldMinor },
      ];
      await post(tx, env, { key: `hold:${key}:release`, kind: 'wallet.released', entries });
    },
    async pay(tx, env, { key, fees, amountMinor, nibssMinor = 0n }) {
      const entries = [
        { account: available(env), debitMinor: amountMinor },
        { account: `fees.${fees}` as const, creditMinor: amountMinor - nibssMinor },
        { account: 'nibss.payable' as const, creditMinor: nibssMinor },
      ];
      await post(tx, env, { key: `charge:${key}`, kind: 'wallet.charged', entries });
    },
    async releaseLeftovers(env, signal) {
      const before = later(clock.now(), -LEFT_OVER_AFTER_MS);
      for (let keys = [''] as string[]; keys.length > 0 && !signal.aborted; ) {
        keys = await store.openHolds(db, env.id, before, AT_ONCE);
        for (const key of keys) await db.transaction().execute((tx) => wallet.release(tx, env, key));
      }
    },
  };
  return wallet;
}

/** Source: payments contract 1.1. */
function walletEmpty(): Refusal {
  const message = 'Insufficient wallet balance. Fund your wallet and try again';
  return new Refusal('wallet.empty', { status: 402, message });
}
