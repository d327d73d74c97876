/** One step of a mandate's life, written with everything that follows from it. Source: payments contract, 5.7 and 13.3. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import type { Transaction, Updateable } from 'kysely';
import type { Mandates, Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { actionBody } from '../action-envelope.ts';
import type { PaymentSettings } from '../settings/index.ts';
import { type Charges, createCharges } from './charges.ts';
import type { Change, Follower, MandatesDeps } from './deps.ts';
import { after, isFinal, nextByClock, type Step, type Windows } from './lifecycle.ts';
import { type Mandate, wireId } from './mandate.ts';
import { readyDate } from './ready-date.ts';
import { contextOf } from './refusals.ts';
import { Rows } from './rows.ts';
import * as store from './store.ts';
import { eventOf, type Told, type WireContext } from './wire.ts';

type Tx = Transaction<Schema>;

/** Environment time makes these fall due; each has the row's id for a subject. */
export const TASKS = { clock: 'mandate.clock', ready: 'mandate.ready', check: 'mandate.check' } as const;

/** The rail is told of an end that is none of its own, until it has heard. */
export const TELL_RAIL_TASK = 'mandate.tell-rail';
/** The first try follows the commit; this is the next one, if it must be. */
export const TELL_AGAIN_MS = MINUTE_MS;

/** How often the rail is asked whether it has seen the authorisation. */
export const CHECK_EVERY_MS = MINUTE_MS;

export const ACTIONS = {
  cancel: {
    type: 'events.mandate.action.cancel',
    message: "This mandate is now cancelled and deleted, and can't be used again",
  },
  pause: {
    type: 'events.mandate.action.pause',
    message:
      "This mandate is now paused and can't be used for debit or balance inquiry, but you can reinstate it back.",
  },
  reinstate: {
    type: 'events.mandate.action.reinstate',
    message: 'The mandate has been reinstated successfully and is now active for debit and balance inquiry',
  },
} as const;
export type Action = keyof typeof ACTIONS;

export class Steps {
  readonly rows: Rows;
  readonly charges: Charges;
  readonly followers: Follower[] = [];
  readonly #deps: MandatesDeps;

  constructor(deps: MandatesDeps) {
    this.#deps = deps;
    this.rows = new Rows(deps.keyring);
    this.charges = createCharges(deps.billing);
  }

  windows(settings: PaymentSettings): Windows {
    return { authoriseMs: settings['mandate.authorise_window'], linkMs: settings['mandate.link_ttl'] };
  }

  context(env: Environment, settings: PaymentSettings): WireContext {
    const { publicUrl } = this.#deps.config;
    return { now: env.clock.now(), windows: this.windows(settings), live: env.mode === 'live', publicUrl };
  }

  /** @returns null when the mandate is not where this step begins. The row is locked by the caller. */
  async take(
    tx: Tx,
    env: Environment,
    mandate: Mandate,
    step: Step,
    columns: Updateable<Mandates> = {},
  ): Promise<Mandate | null> {
    const status = after(mandate.status, step);
    if (!status) return null;
    const row = await store.update(tx, env.id, mandate.id, { ...columns, status, updated_at: env.clock.now() });
    return this.rows.open(env.id, row);
  }

  /**
   * In the sandbox it is ready at once. @param told what is announced before the approval. @returns null when it is not where
   * this begins, or cannot be paid: then it waits until it can, or until its window closes.
   */
  async approve(
    tx: Tx,
    env: Environment,
    mandate: Mandate,
    settings: PaymentSettings,
    told: readonly Told[] = [],
  ): Promise<Mandate | null> {
    const now = env.clock.now();
    const isAtOnce = env.mode === 'test';
    const readyAt = isAtOnce ? now : readyDate(now, settings['mandate.ready_delay']);
    const columns = { approved_at: now, ready_at: readyAt, ready_told: isAtOnce };
    if (after(mandate.status, 'approve') && !(await this.#isPaid(tx, env, mandate))) {
      await this.tell(tx, env, mandate, settings, told);
      await this.keepTime(tx, env, mandate, settings);
      await this.watch(tx, env, mandate);
      return null;
    }
    const approved = await this.take(tx, env, mandate, 'approve', columns);
    if (!approved) return null;
    await this.#deps.schedule.drop(tx, env.id, TASKS.check, mandate.id);
    await this.keepTime(tx, env, approved, settings);
    if (!isAtOnce) await this.put(tx, env, TASKS.ready, mandate.id, readyAt);
    await this.follow(tx, env, approved, 'approved');
    if (isAtOnce) await this.follow(tx, env, approved, 'ready');
    await this.tell(tx, env, approved, settings, [...told, 'approved', ...(isAtOnce ? (['ready'] as const) : [])]);
    return approved;
  }

  async #isPaid(tx: Tx, env: Environment, mandate: Mandate): Promise<boolean> {
    if (mandate.verification !== 'selfie_verification') return true;
    return this.charges.selfie(tx, env, mandate).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal && error.status === 402) return false;
        throw error;
      },
    );
  }

  /** An end that nobody takes back: by an action, by the bank, or by time. */
  async end(
    tx: Tx,
    env: Environment,
    mandate: Mandate,
    step: 'cancel' | 'reject' | 'lapse' | 'expire',
    settings: PaymentSettings,
  ): Promise<Mandate | null> {
    const ended = await this.take(tx, env, mandate, step);
    if (!ended) return null;
    for (const kind of Object.values(TASKS)) await this.#deps.schedule.drop(tx, env.id, kind, mandate.id);
    // Where it never heard of the mandate, or ended it itself, there is nothing to be told.
    if (ended.account && (step === 'cancel' || step === 'lapse')) {
      const first = later(env.clock.now(), step === 'cancel' ? TELL_AGAIN_MS : 0);
      await this.put(tx, env, TELL_RAIL_TASK, mandate.id, first);
    }
    await this.follow(tx, env, ended, 'ended');
    if (step === 'reject') await this.tell(tx, env, ended, settings, ['rejected']);
    else if (step === 'expire') await this.tell(tx, env, ended, settings, ['expired']);
    else await this.announce(tx, env, mandate.id, 'cancel', settings);
    return ended;
  }

  async tell(
    tx: Tx,
    env: Environment,
    mandate: Mandate,
    settings: PaymentSettings,
    steps: readonly Told[],
  ): Promise<void> {
    const context = this.context(env, settings);
    await this.#deps.events.append(
      tx,
      env,
      steps.map((told) => eventOf(told, mandate, context)),
    );
  }

  async announce(tx: Tx, env: Environment, id: string, action: Action, settings: PaymentSettings): Promise<void> {
    const { type, message } = ACTIONS[action];
    const { timestamp: _, ...body } = actionBody(contextOf(env, settings), { status: 'success', code: '200', message });
    await this.#deps.events.append(tx, env, [{ type, data: { mandate: wireId(id), ...body } }]);
  }

  async follow(tx: Tx, env: Environment, mandate: Mandate, change: Change): Promise<void> {
    for (const follower of this.followers) await follower(tx, env, mandate, change);
  }

  /** What time will make of it is put down; what it would have made of an earlier status is forgotten. */
  async keepTime(tx: Tx, env: Environment, mandate: Mandate, settings: PaymentSettings): Promise<void> {
    const next = nextByClock(mandate, this.windows(settings));
    if (next) await this.put(tx, env, TASKS.clock, mandate.id, next.at);
  }

  /** While the bank has not decided, it is asked again and again. */
  async watch(tx: Tx, env: Environment, mandate: Mandate): Promise<void> {
    if (isFinal(mandate.status) || env.mode === 'test') return;
    await this.put(tx, env, TASKS.check, mandate.id, later(env.clock.now(), CHECK_EVERY_MS));
  }

  async put(tx: Tx, env: Environment, kind: string, subject: string, dueAt: Date): Promise<void> {
    await this.#deps.schedule.put(tx, env, { kind, subject, payload: {}, dueAt });
  }

  async lock(tx: Tx, env: Environment, id: string): Promise<Mandate | null> {
    const row = await store.lock(tx, env.id, id);
    return row ? this.rows.open(env.id, row) : null;
  }
}
