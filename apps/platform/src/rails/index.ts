/** Money over rails: what is asked of a switch between banks, and what becomes of it. How it works: docs/rails.md. */
import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Kysely, Transaction } from 'kysely';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment, Mode, Tenancy } from '../tenancy/index.ts';
import type { SuspenseBooks } from './books.ts';
import { type CreditReceiver, createCredits } from './credits/credits.ts';
import { Engine, type Movements } from './movements/engine.ts';
import { createIncoming, type Notice } from './movements/incoming.ts';
import { watchUnknown } from './movements/requery.ts';
import { createSweep, type Sweep } from './movements/sweep.ts';
import { isSigned } from './nip/signature.ts';
import { createQueue, type OperatorQueue } from './queue/queue.ts';
import type { IncomingCredit, Rail } from './rail.ts';
import { createReconciliation, type Reconciliation } from './reconciliation/reconcile.ts';
import { createSettlements, type RailSettlements } from './settlements/settlements.ts';

export type { SuspenseBooks } from './books.ts';
export type { Movements } from './movements/engine.ts';
export type {
  Direction,
  Movement,
  MovementOwner,
  MovementState,
  MovementStatus,
  NewMovement,
  Outcome,
  OwnerHandler,
} from './movements/movement.ts';
export { SWEEP_JOB } from './movements/sweep.ts';
export { createNip, type NipAccess } from './nip/nip-rail.ts';
export type { OperatorQueue, QueueItem, Settlement } from './queue/queue.ts';
export type {
  Authorisation,
  BalanceAnswer,
  BankAccount,
  IncomingCredit,
  MandateAnswer,
  NameAnswer,
  Rail,
  RailAnswer,
  RailMandate,
  RailMandateStatus,
  Transfer,
} from './rail.ts';
export type { Difference } from './reconciliation/compare.ts';
export type { Reconciled } from './reconciliation/reconcile.ts';
export { classOf, RESPONSE_CODES, type ResponseCode, responseClassOf, textOf } from './response-codes.ts';
export { railUnavailable } from './unavailable.ts';

export interface Rails {
  /** Questions that move no money: names, balances, mandates. */
  readonly rail: Rail;
  /** Everything that moves money. */
  readonly movements: Movements;
  /** What waits for an operator. */
  readonly queue: OperatorQueue;
  readonly reconciliation: Reconciliation;
  /** What the rail pays us. */
  readonly settlements: RailSettlements;
  readonly sweep: Sweep;
  /** By whose key a call of the switch is signed: that of the simulated one, or of the live one. Null: by none. */
  signer(seconds: unknown, signature: unknown, body: Uint8Array): Mode | null;
  /** The rail calls of itself. `participant`: the environment that it may have heard the session from. */
  hear(mode: Mode, notice: Notice, participant: string | null): Promise<void>;
  /** Who is told of transfers to our own account numbers. Told once, at the start. */
  onCredit(receiver: CreditReceiver): void;
  /**
   * In the receiver's transaction, beside the posting that takes the money onto the clearing account.
   * @returns false when the transfer was received before.
   */
  arrived(tx: Transaction<Schema>, env: Environment, credit: IncomingCredit): Promise<boolean>;
  /** A transfer came. One to a number that is nobody's goes to suspense, and to an operator. */
  receive(mode: Mode, credit: IncomingCredit, participant: string | null): Promise<void>;
  close(): Promise<void>;
}

export interface RailsDeps {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  log: Logger;
  tenancy: Pick<Tenancy, 'environments'>;
  schedule: Schedule;
  books: SuspenseBooks;
  rail: Rail;
  /** What the switches sign their calls with. */
  keys: Readonly<Record<Mode, string | null>>;
  /** Counts for `/metrics`. */
  count?: (name: string, labels: Readonly<Record<string, string>>) => void;
}

const MODES: readonly Mode[] = ['test', 'live'];

const isSignedBy = (key: string | null, given: Parameters<typeof isSigned>[1]): boolean =>
  key !== null && isSigned(key, given);

export function createRails(deps: RailsDeps): Rails {
  const { db, rail, schedule } = deps;
  const base = { ...deps, count: deps.count ?? (() => {}) };
  const engine = new Engine(base);
  const { outcomes } = engine;
  const incoming = createIncoming({ ...base, outcomes, rail: rail.name });
  const credits = createCredits({ rail: rail.name, incoming });
  const reconciliation = createReconciliation({ ...base, incoming, credits });
  watchUnknown({ db, schedule, rail, outcomes });
  const movements: Movements = {
    owner: (kind, handler) => engine.owner(kind, handler),
    ready: (env) => engine.ready(env),
    intend: (tx, env, movement) => engine.intend(tx, env, movement),
    async send(env, id, waitMs) {
      const state = await engine.send(env, id, waitMs);
      await reconciliation.plan(env);
      return state;
    },
    find: (envId, id) => engine.find(envId, id),
  };
  return {
    rail,
    movements,
    queue: createQueue({ ...base, outcomes }),
    reconciliation,
    settlements: createSettlements({ ...base, rail: rail.name }),
    sweep: createSweep(base),
    signer(seconds, signature, body) {
      if (typeof seconds !== 'string' || typeof signature !== 'string') return null;
      const nowFor = { live: deps.clock.now(), test: null };
      return MODES.find((mode) => isSignedBy(deps.keys[mode], { seconds, signature, body, now: nowFor[mode] })) ?? null;
    },
    hear: (mode, notice, participant) => incoming.hearFrom(mode, notice, participant),
    onCredit: credits.onCredit,
    arrived: credits.arrived,
    async receive(mode, credit, participant) {
      const env = await credits.receive(mode, credit, participant);
      if (env) await reconciliation.plan(env);
    },
    async close() {
      await engine.close();
      await rail.close();
    },
  };
}
