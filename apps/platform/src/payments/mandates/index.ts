/** Mandates of direct debit: made, authorised, paused, ended. */
import { Refusal } from '@kente/kit/errors';
import type { Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { CustomerInput } from '../../customers/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import type { ActionContext } from '../action-envelope.ts';
import { validationError } from '../validation.ts';
import { act, togglePartialSweep } from './actions.ts';
import { type AuthorisePage, createAuthorisePage } from './authorise/index.ts';
import { followTime } from './clock.ts';
import type { Follower, MandatesDeps } from './deps.ts';
import { readDirect, readLink } from './input.ts';
import { statusAt } from './lifecycle.ts';
import { IDEMPOTENT_KIND, inputRules, makeDirect, makeLink } from './making.ts';
import { type Mandate, rowId } from './mandate.ts';
import { createOtp, type Otp } from './otp/index.ts';
import { contextOf, REFERENCE_USED, unknownMandate } from './refusals.ts';
import { type Action, Steps } from './steps.ts';
import * as store from './store.ts';
import { keepTellingRail } from './telling-rail.ts';
import { createdOnWire, type WireContext } from './wire.ts';

export type { Change, Follower, MandatesDeps } from './deps.ts';
export { isReady, type MandateStatus } from './lifecycle.ts';
export { balanceOf, type Mandate, wireId } from './mandate.ts';
export { createHttpMessenger } from './otp/http-messenger.ts';
export { type Messenger, noMessenger } from './otp/messenger.ts';
export { amountOf, firstTry, nextTry, referenceOf, type Try, type TryOutcome, timeOf } from './schedule.ts';
export { planOf } from './terms.ts';
export { whyNotUsable } from './usable.ts';
export { linkOnWire } from './wire.ts';

type Tx = Transaction<Schema>;

export interface Mandates {
  /** Authorisation by a one-time code. */
  readonly otp: Otp;
  /** The hosted page of a link. */
  readonly page: AuthorisePage;
  /** Directly, with the account. @throws Refusal 400 (validation, or the action envelope), Fault 503 with nothing stored. */
  create(
    env: Environment,
    body: unknown,
    recordedAs: RecordedAs,
    /** `ofBusiness`: on an account of the app's own business, which has no BVN. */
    options?: { ofBusiness?: boolean },
  ): Promise<Mandate>;
  /** What is wrong with the body of `create`. */
  mistakes(env: Environment, body: unknown): Promise<{ field: string; message: string }[]>;
  /**
   * The `recurring-debit` half of initiate. `customer` has been read from the body by the caller; a new one is made in the
   * same transaction. @throws Refusal 400, 404 for an unknown customer.
   */
  initiate(env: Environment, body: unknown, customer: CustomerInput): Promise<Mandate>;
  /** What is wrong with the body of `initiate`, but for its customer. */
  initiateMistakes(env: Environment, body: unknown): Promise<{ field: string; message: string }[]>;
  /** By `mmc_…`. @throws Refusal 404 with code 50. */
  get(env: Environment, id: string): Promise<Mandate>;
  /** @throws Refusal 404 with code 50. */
  byReference(env: Environment, reference: string): Promise<Mandate>;
  /** The page of a link knows nothing but it. */
  byLink(envId: EnvId, link: string): Promise<Mandate | null>;
  list(envId: EnvId, filter: store.MandateFilter): Promise<{ total: number; mandates: Mandate[] }>;
  /** @throws Refusal 404 with code 50, 400. */
  act(env: Environment, id: string, action: Action): Promise<ActionContext>;
  togglePartialSweep(
    env: Environment,
    id: string,
    wanted: boolean | undefined,
  ): Promise<{ allowed: boolean; context: ActionContext }>;
  /** What the wire tells of mandates beside themselves, and what an action's envelope is made of. */
  context(env: Environment): Promise<WireContext>;
  actionContext(env: Environment): Promise<ActionContext>;
  /** By row id, until the transaction ends; with the status that time has made of it. */
  lock(tx: Tx, env: Environment, rowId: string): Promise<Mandate | null>;
  /** Keeps a part of the balance for a debit. @returns false when there is less. */
  reserve(tx: Tx, env: Environment, rowId: string, amountMinor: bigint): Promise<boolean>;
  /** A debit has ended: what was kept is free again, and what was taken is gone. A reversal gives back what was taken. */
  settle(tx: Tx, env: Environment, rowId: string, moved: { reservedMinor: bigint; takenMinor: bigint }): Promise<void>;
  /** Told once, when the modules are made: for schedules of debits. */
  follow(follower: Follower): void;
}

export function createMandates(deps: MandatesDeps): Mandates {
  const { db, settings, customers } = deps;
  const steps = new Steps(deps);
  const opened = async (env: Environment, row: store.StoredMandate | undefined): Promise<Mandate> => {
    if (!row) throw unknownMandate(contextOf(env, await settings.of(env)));
    return steps.rows.open(env.id, row);
  };
  const otp = createOtp(deps, steps);
  followTime(deps, steps);
  keepTellingRail(deps);
  deps.privacy.keep({ forgetCustomer });
  deps.idempotency.rebuild(IDEMPOTENT_KIND, async (env, id) => {
    const made = steps.rows.asMade(await opened(env, await store.find(db, env.id, id)));
    const context = steps.context(env, await settings.of(env));
    const { message, data } = createdOnWire(made, context, await otp.destinations(env, made));
    return { status: 200, headers: {}, body: { kind: 'envelope', state: 'successful', message, data } };
  });

  return {
    page: createAuthorisePage(deps, steps),
    otp,
    create: (env, body, recordedAs, options) => makeDirect(deps, steps, otp, env, body, recordedAs, options),
    mistakes: async (env, body) => readDirect(body, inputRules(env, await settings.of(env), false)).problems ?? [],
    async initiate(env, body, customer) {
      const own = await settings.of(env);
      return db.transaction().execute(async (tx) => {
        const found = await customers.findOrCreate(tx, env, customer);
        const read = readLink(body, inputRules(env, own, found.type === 'business'));
        if (read.problems) throw validationError(read.problems);
        const made = await makeLink(deps, steps, tx, env, read.value, found);
        if (!made) throw new Refusal('mandate.reference_used', { status: 400, message: REFERENCE_USED });
        return made;
      });
    },
    initiateMistakes: async (env, body) =>
      readLink(body, inputRules(env, await settings.of(env), false)).problems ?? [],
    async get(env, given) {
      const id = rowId(given);
      return opened(env, id ? await store.find(db, env.id, id) : undefined);
    },
    byReference: async (env, reference) => opened(env, await store.findByReference(db, env.id, reference)),
    async byLink(envId, link) {
      const row = await store.findByLink(db, envId, link);
      return row ? steps.rows.open(envId, row) : null;
    },
    async list(envId, filter) {
      const { total, mandates } = await store.list(db, envId, filter);
      return { total, mandates: mandates.map((row) => steps.rows.open(envId, row)) };
    },
    act: (env, id, action) => act(deps, steps, env, id, action),
    togglePartialSweep: (env, id, wanted) => togglePartialSweep(deps, steps, env, id, wanted),
    context: async (env) => steps.context(env, await settings.of(env)),
    actionContext: async (env) => contextOf(env, await settings.of(env)),
    async lock(tx, env, id) {
      const mandate = await steps.lock(tx, env, id);
      if (!mandate) return null;
      const windows = steps.windows(await settings.of(env));
      return { ...mandate, status: statusAt(mandate, windows, env.clock.now()) };
    },
    reserve: (tx, env, id, amountMinor) => store.reserve(tx, env.id, id, amountMinor),
    settle: (tx, env, id, moved) => store.settle(tx, env.id, id, moved),
    follow: (follower) => void steps.followers.push(follower),
  };
}

/** A person with a mandate that may still be debited is not forgotten. */
async function forgetCustomer(tx: Tx, env: Environment, customerId: string): Promise<void> {
  if (await store.anyAliveOf(tx, env.id, customerId)) {
    throw new Refusal('customer.has_mandates', { status: 409, message: "Cancel this customer's mandates first." });
  }
  await store.redactCustomer(tx, env.id, customerId);
}
