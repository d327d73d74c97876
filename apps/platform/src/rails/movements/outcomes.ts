import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { bookSuspense, clearSuspense } from '../books.ts';
import * as queue from '../queue/store.ts';
import { type ResponseCode, responseClassOf, textOf } from '../response-codes.ts';
import type { EngineDeps } from './deps.ts';
import type { Movement, MovementOwner, MovementState, Outcome, OwnerHandler } from './movement.ts';
import { nextRequery } from './requery-rule.ts';
import * as store from './store.ts';

/** What the rail said of a movement, judged: at once, when asked again, by a call of its own, or in its report. */
export interface Told {
  verdict: 'successful' | 'failed';
  code: ResponseCode;
  amountMinor: bigint;
}

export const REQUERY_TASK = 'rails.requery';

/**
 * The one place where outcomes are written. Each in one transaction: the movement's row is locked, the owner is told, and
 * both stand or neither. A final state is never left, but for a reversal.
 */
export class Outcomes {
  readonly #deps: Omit<EngineDeps, 'rail' | 'log'>;
  readonly #owners = new Map<MovementOwner, OwnerHandler>();

  constructor(deps: Omit<EngineDeps, 'rail' | 'log'>) {
    this.#deps = deps;
  }

  owner(kind: MovementOwner, handler: OwnerHandler): void {
    this.#owners.set(kind, handler);
  }

  async state(envId: EnvId, id: string): Promise<MovementState> {
    const row = await store.find(this.#deps.db, envId, id);
    if (!row) throw new Error(`movement ${id} does not exist`);
    return stateOf(row);
  }

  /** No answer, or one that says nothing final: it is asked for from now on. */
  async unknown(env: Environment, id: string, code: ResponseCode | null): Promise<MovementState> {
    const isNew = await this.#deps.db.transaction().execute(async (tx) => {
      const row = await store.makeUnknown(tx, env.id, id, code, env.clock.now());
      if (row) await this.askLater(tx, env, row);
      return row !== null;
    });
    return isNew ? { status: 'processing' } : this.state(env.id, id);
  }

  /** Plans the next requery. @returns false when the schedule has run out. */
  async askLater(tx: Transaction<Schema>, env: Environment, { id, intendedAt }: Movement): Promise<boolean> {
    const dueAt = nextRequery(intendedAt, env.clock.now());
    if (dueAt === null) return false;
    await this.#deps.schedule.put(tx, env, { kind: REQUERY_TASK, subject: id, payload: {}, dueAt });
    return true;
  }

  /** Nothing was sent. A movement that is asked for already stays so. */
  async voided(env: Environment, id: string): Promise<MovementState> {
    const isNew = await this.#deps.db.transaction().execute(async (tx) => {
      const row = await store.makeVoid(tx, env.id, id, env.clock.now());
      if (row) await this.#ownerOf(row).voided(tx, env, row);
      return row !== null;
    });
    return isNew ? { status: 'voided' } : this.state(env.id, id);
  }

  /** The rail's word on a movement. The first final one stands; another amount than asked is none. */
  told(env: Environment, movement: Movement, told: Told): Promise<MovementState> {
    return this.#deps.db.transaction().execute(async (tx) => {
      const isMisfit = told.verdict === 'successful' && told.amountMinor !== movement.amountMinor;
      if (isMisfit) return this.#misfit(tx, env, movement, told);
      const outcome = outcomeOf(movement, told, env.clock.now());
      const row = await store.settle(tx, env.id, movement.id, outcome);
      if (!row) return this.#again(tx, env, movement.id, told);
      await this.#settled(tx, env, row, outcome);
      return { status: outcome.status, outcome };
    });
  }

  async #settled(tx: Transaction<Schema>, env: Environment, row: store.MovementRow, outcome: Outcome): Promise<void> {
    if (row.suspenseMinor !== null && outcome.status === 'successful') await this.#clear(tx, env, row, outcome.at);
    if (row.unknownAt !== null) {
      await this.#deps.schedule.drop(tx, env.id, REQUERY_TASK, row.id);
      const closed = { as: outcome.status, at: outcome.at, proof: 'told by the rail' };
      await queue.close(tx, env.id, row.sessionId, ['unresolved', 'wrong_amount'], closed);
    }
    this.#deps.count('rail_outcomes_total', { rail: row.rail, direction: row.direction, status: outcome.status });
    await this.#ownerOf(row).settled(tx, env, row, outcome);
  }

  /** There is an outcome already: the same again is nothing, another one waits for an operator. */
  async #again(tx: Transaction<Schema>, env: Environment, id: string, told: Told): Promise<MovementState> {
    const row = await store.lock(tx, env.id, id);
    if (!row) throw new Error(`movement ${id} does not exist`);
    const stood = row.status === 'reversed' ? 'successful' : row.status;
    if (stood === told.verdict) return stateOf(row);
    const at = env.clock.now();
    const tookMoney = told.verdict === 'successful';
    const isNew = await queue.open(tx, env.id, {
      ...{ kind: 'contradiction', rail: row.rail, sessionId: row.sessionId, movementId: row.id, at },
      ...{ direction: row.direction, amountMinor: told.amountMinor, inSuspense: tookMoney },
    });
    if (isNew && tookMoney) await this.#suspend(tx, env, row, told.amountMinor, at);
    return stateOf(row);
  }

  /** What the rail moved goes to suspense and to an operator; the movement stays as it is, and is not asked for again. */
  async #misfit(
    tx: Transaction<Schema>,
    env: Environment,
    { id }: Movement,
    { code, amountMinor }: Told,
  ): Promise<MovementState> {
    const at = env.clock.now();
    await store.makeUnknown(tx, env.id, id, code, at);
    const row = await store.lock(tx, env.id, id);
    if (!row) throw new Error(`movement ${id} does not exist`);
    const isOpen = row.status === 'unknown';
    const booked = isOpen || row.status === 'failed' || row.status === 'voided';
    const isNew = await queue.open(tx, env.id, {
      ...{
        kind: isOpen ? 'wrong_amount' : 'contradiction',
        rail: row.rail,
        sessionId: row.sessionId,
        movementId: id,
        at,
      },
      ...{ direction: row.direction, amountMinor, inSuspense: booked },
    });
    if (isOpen) await this.#deps.schedule.drop(tx, env.id, REQUERY_TASK, id);
    if (isNew && booked) {
      await this.#suspend(tx, env, row, amountMinor, at);
      if (isOpen) await this.#ownerOf(row).misfit?.(tx, env, row, amountMinor);
    }
    return stateOf(row);
  }

  /** The rail gave it back. Once. */
  reversed(env: Environment, movementId: string, code: ResponseCode): Promise<void> {
    return this.#deps.db.transaction().execute(async (tx) => {
      const row = await store.lock(tx, env.id, movementId);
      if (!row || row.status === 'reversed') return;
      const at = env.clock.now();
      if (row.suspenseMinor !== null) return this.#returned(tx, env, row, at);
      if (row.status === 'failed' || row.status === 'voided') return;
      if (row.status !== 'successful') await this.#firstSuccessful(tx, env, row, at);
      await store.makeReversed(tx, env.id, row.id, at);
      this.#deps.count('rail_reversals_total', { rail: row.rail, direction: row.direction });
      await this.#ownerOf(row).reversed(tx, env, { ...row, status: 'successful' }, code);
    });
  }

  /** Only what was taken can be given back: the outcome that never came was success. */
  async #firstSuccessful(tx: Transaction<Schema>, env: Environment, row: store.MovementRow, at: Date): Promise<void> {
    const outcome = outcomeOf(row, { verdict: 'successful', code: '00', amountMinor: row.amountMinor }, at);
    const settled = await store.settle(tx, env.id, row.id, outcome);
    if (settled) await this.#settled(tx, env, settled, outcome);
  }

  /** What stood in suspense is gone again; an open movement has thereby failed. */
  async #returned(tx: Transaction<Schema>, env: Environment, row: store.MovementRow, at: Date): Promise<void> {
    await this.#clear(tx, env, row, at);
    const closed = { as: 'returned', at, proof: 'given back by the rail' };
    await queue.close(tx, env.id, row.sessionId, ['wrong_amount', 'contradiction'], closed);
    const outcome = outcomeOf(row, { verdict: 'failed', code: row.responseCode ?? '12', amountMinor: 0n }, at);
    const settled = await store.settle(tx, env.id, row.id, outcome);
    if (settled) await this.#settled(tx, env, { ...settled, suspenseMinor: null }, outcome);
  }

  async #suspend(
    tx: Transaction<Schema>,
    env: Environment,
    { id, rail, sessionId, direction }: Movement,
    amountMinor: bigint,
    at: Date,
  ): Promise<void> {
    await store.rememberSuspense(tx, env.id, id, amountMinor);
    await bookSuspense(this.#deps.books, tx, env.id, { rail, sessionId, direction, amountMinor, at });
  }

  async #clear(tx: Transaction<Schema>, env: Environment, row: Movement, at: Date): Promise<void> {
    await clearSuspense(this.#deps.books, tx, env.id, { sessionId: row.sessionId, at });
    await store.rememberSuspense(tx, env.id, row.id, null);
  }

  #ownerOf({ owner }: Movement): OwnerHandler {
    const handler = this.#owners.get(owner);
    if (!handler) throw new Error(`nobody owns movements of kind ${owner}`);
    return handler;
  }
}

function outcomeOf({ amountMinor }: Movement, { verdict, code }: Told, at: Date): Outcome {
  const message = textOf(code);
  // `96` and the like are no class of their own when a requery tells them of the original.
  const responseClass = verdict === 'successful' ? 'ok' : responseClassOf(code) === 'funds' ? 'funds' : 'other';
  return { status: verdict, code, message, responseClass, amountMinor, at };
}

function stateOf(row: store.MovementRow): MovementState {
  const { status, responseCode, settledAt } = row;
  if (status === 'voided') return { status };
  if (status === 'intended' || status === 'unknown') return { status: 'processing' };
  const verdict = status === 'failed' ? 'failed' : 'successful';
  const told = { verdict, code: responseCode ?? '', amountMinor: row.amountMinor } as const;
  const outcome = outcomeOf(row, told, settledAt ?? row.intendedAt);
  return { status: verdict, outcome };
}
