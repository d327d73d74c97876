import { SECOND_MS } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import type { RailAnswer, Transfer } from '../rail.ts';
import { sessionIdOf } from '../session-id.ts';
import type { EngineDeps } from './deps.ts';
import type { Movement, MovementOwner, MovementState, NewMovement, OwnerHandler } from './movement.ts';
import { Outcomes } from './outcomes.ts';
import { persistently } from './persistence.ts';
import { judgeAnswer } from './requery-rule.ts';
import * as store from './store.ts';
import { type Ticket, Tickets } from './tickets.ts';

export interface Movements {
  /** Who is told of outcomes, in the transaction that writes them. Told once, when the modules are made. */
  owner(kind: MovementOwner, handler: OwnerHandler): void;
  /** Before the intent. @throws Fault 503 when the rail is known to be down, or nobody told where it is. */
  ready(env: Environment): void;
  /** In the caller's transaction: the intent, with its session id. It is sent by `send`, in this process, within 30 s. */
  intend(tx: Transaction<Schema>, env: Environment, movement: NewMovement): Promise<Movement>;
  /**
   * After the commit. Puts the movement before the rail, once, and waits for its outcome at most `waitMs`; an answer that
   * comes later, on the open connection, is written all the same. Trouble of the rail is a state, not an exception. Called
   * again, it only tells how things stand.
   */
  send(env: Environment, movementId: string, waitMs: number): Promise<MovementState>;
  find(envId: EnvId, id: string): Promise<Movement | null>;
}

/** A late answer on the open connection is good for that long. Source: payments contract, 15. */
const ANSWER_WITHIN_MS = 60 * SECOND_MS;

/** Intent → call → outcome. No transaction is open while the rail is asked. */
export class Engine implements Movements {
  readonly outcomes: Outcomes;
  readonly #deps: EngineDeps;
  readonly #tickets: Tickets;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.#tickets = new Tickets(deps.clock);
    this.outcomes = new Outcomes(deps);
  }

  owner(kind: MovementOwner, handler: OwnerHandler): void {
    this.outcomes.owner(kind, handler);
  }

  ready(env: Environment): void {
    this.#deps.rail.ready(env);
  }

  async intend(tx: Transaction<Schema>, env: Environment, given: NewMovement): Promise<Movement> {
    const { clock, rail } = this.#deps;
    if (given.amountMinor <= 0n) throw new Fault('movement.amount', { message: 'A movement moves something.' });
    const id = newId();
    const intendedAt = env.clock.now();
    const { owner, ownerId, direction, from, to, amountMinor, narration } = given;
    const movement: Movement = {
      ...{ id, envId: env.id, rail: rail.name, owner, ownerId, direction, amountMinor, intendedAt },
      sessionId: sessionIdOf(rail.institution(env), intendedAt, id),
      reference: given.reference ?? ownerId,
      mandateCode: given.mandateCode ?? null,
      ...{ status: 'intended', responseCode: null, settledAt: null },
    };
    await store.insert(tx, env.id, movement, clock.now());
    const { sessionId, reference, mandateCode } = movement;
    this.#tickets.issue({
      movement,
      transfer: { sessionId, from, to, amountMinor, narration, reference, mandateCode },
    });
    return movement;
  }

  async send(env: Environment, movementId: string, waitMs: number): Promise<MovementState> {
    const ticket = this.#tickets.take(movementId);
    if (!ticket) return this.outcomes.state(env.id, movementId);
    const work = this.#present(env, ticket);
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
    const patience = Promise.withResolvers<'overdue'>();
    const timer = setTimeout(() => patience.resolve('overdue'), waitMs);
    const first = await Promise.race([work, patience.promise]);
    clearTimeout(timer);
    if (first !== 'overdue') return first;
    return this.outcomes.unknown(env, movementId, null);
  }

  async find(envId: EnvId, id: string): Promise<Movement | null> {
    return store.find(this.#deps.db, envId, id);
  }

  /** What is under way is given up, and asked for again later. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#underWay);
  }

  async #present(env: Environment, { movement, transfer }: Ticket): Promise<MovementState> {
    const { log, count, rail } = this.#deps;
    try {
      const answer = await this.#ask(env, movement, transfer);
      count('rail_answers_total', {
        rail: rail.name,
        direction: movement.direction,
        answer: answer.kind === 'answered' ? answer.code : answer.kind,
      });
      if (answer.kind !== 'answered') log.warn({ movement: movement.id, why: answer.why }, `rail: ${answer.kind}`);
      return await persistently(this.#closing.signal, () => this.#write(env, movement, answer));
    } catch (error) {
      // The intent stands without outcome, and is asked for: nothing is lost but time.
      log.error({ err: error, movement: movement.id }, 'the outcome of a movement could not be written');
      return { status: 'processing' };
    }
  }

  #ask(env: Environment, { direction }: Movement, transfer: Transfer): Promise<RailAnswer> {
    const { rail } = this.#deps;
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    return direction === 'debit' ? rail.debit(env, transfer, signal) : rail.credit(env, transfer, signal);
  }

  #write(env: Environment, movement: Movement, answer: RailAnswer): Promise<MovementState> {
    if (answer.kind === 'not-sent') return this.outcomes.voided(env, movement.id);
    if (answer.kind === 'unknown') return this.outcomes.unknown(env, movement.id, null);
    const verdict = judgeAnswer(answer.code);
    if (verdict === 'unknown') return this.outcomes.unknown(env, movement.id, answer.code);
    return this.outcomes.told(env, movement, { verdict, code: answer.code, amountMinor: answer.amountMinor });
  }
}
