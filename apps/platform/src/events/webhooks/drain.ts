import { type Clock, later, SECOND_MS } from '@kente/kit/clock';
import type { Outbound } from '@kente/kit/http/outbound';
import type { Keyring } from '@kente/kit/secrets';
import type { Environment } from '../../tenancy/index.ts';
import type { DueDelivery, Outcome } from '../store/deliveries.ts';
import * as deliveries from '../store/deliveries.ts';
import { type EndpointRow, findEndpoint } from '../store/endpoints.ts';
import type { Connections } from '../store/log.ts';
import { attemptDelivery, type FaultsOf, type Target } from './attempt.ts';
import { concurrencyFor, pauseMs } from './breaker.ts';
import { type DisableReason, disableReason, isAcknowledged } from './disable.ts';
import { type Attempt, judge } from './judge.ts';
import { openSecret } from './secret.ts';
import { signingSecret } from './signature.ts';

export interface DrainDeps {
  database: Connections;
  keyring: Keyring;
  outbound: Outbound;
  clock: Clock;
  /** How to ask for ordered faults in this environment; null when none is ordered. */
  faultsOf: FaultsOf;
  disable: (env: Environment, endpoint: { id: string; url: string }, reason: DisableReason) => Promise<void>;
}

const BATCH = 250;
/** What is under way when the process is asked to stop may still end by itself for so long. */
const GRACE_MS = 3 * SECOND_MS;

/** How an endpoint does while it is being drained. */
interface Health {
  failures: number;
  failingSince: Date | null;
  /** Real milliseconds to leave it alone; more than 0 ends the drain. */
  pauseMs: number;
  disabled: DisableReason | null;
}

/**
 * Delivers what is due at one endpoint, until nothing is, and plans the next time. Deliveries go out side by side while
 * the endpoint answers, one at a time while it fails. The next batch is read, and the last one recorded, while one is on
 * its way. What was sent but not recorded when a process dies is sent again, under the same event id.
 */
export async function drainEndpoint(
  deps: DrainDeps,
  env: Environment,
  endpointId: string,
  signal: AbortSignal,
): Promise<void> {
  const { pool, db } = deps.database;
  const health: Health = { failures: 0, failingSince: null, pauseMs: 0, disabled: null };
  const cut = cutAfter(signal, GRACE_MS);
  let seen: EndpointRow | null = null;
  try {
    for (
      let pass = await passOver(deps, env, endpointId, health, { signal, cut: cut.signal });
      pass.endpoint !== null;
    ) {
      seen = pass.endpoint;
      if (!pass.any || isOver(health, signal)) break;
      // Once more: something may have fallen due meanwhile, before the place that this pass had reached.
      pass = await passOver(deps, env, endpointId, health, { signal, cut: cut.signal });
    }
  } finally {
    cut.forget();
  }
  if (seen === null) return;
  if (health.disabled !== null) return deps.disable(env, seen, health.disabled);
  const due = await deliveries.nextDueOf(pool, env.id, endpointId);
  if (due === null) return;
  const waitMs = Math.max(due.getTime() - env.clock.now().getTime(), health.pauseMs, 0);
  await deliveries.wakeEndpointAt(db, env.id, endpointId, later(deps.clock.now(), waitMs));
}

const isOver = (health: Health, signal: AbortSignal): boolean =>
  signal.aborted || health.pauseMs > 0 || health.disabled !== null;

/** Told to stop, the drain starts nothing new; `cut` ends what is still under way some time later. */
interface Stop {
  signal: AbortSignal;
  cut: AbortSignal;
}

function cutAfter(signal: AbortSignal, graceMs: number): { signal: AbortSignal; forget: () => void } {
  const cut = new AbortController();
  const onAbort = (): void => void setTimeout(() => cut.abort(), graceMs).unref();
  signal.addEventListener('abort', onAbort, { once: true });
  return { signal: cut.signal, forget: () => signal.removeEventListener('abort', onAbort) };
}

interface Pass {
  /** Null when the endpoint is gone or switched off. */
  endpoint: EndpointRow | null;
  /** Whether anything was due. */
  any: boolean;
}

/** Everything due now, once. The endpoint is read with each batch: changes by its owner take effect in between. */
async function passOver(
  deps: DrainDeps,
  env: Environment,
  endpointId: string,
  health: Health,
  { signal, cut }: Stop,
): Promise<Pass> {
  const { pool, db } = deps.database;
  const look = async (after: DueDelivery | null) => {
    const due = deliveries.dueDeliveries(pool, env.id, endpointId, env.clock.now(), after, BATCH);
    const [batch, row] = await Promise.all([due, findEndpoint(db, env.id, endpointId)]);
    return { batch, endpoint: row?.enabled ? row : null };
  };
  let [round, faultFor] = await Promise.all([look(null), deps.faultsOf(env)]);
  const { endpoint } = round;
  const any = round.batch.length > 0;
  health.failures = endpoint?.consecutive_failures ?? 0;
  health.failingSince = endpoint?.failing_since ?? null;
  let told = { ...health };
  let recorded: Promise<unknown> = Promise.resolve();
  while (round.endpoint !== null && round.batch.length > 0 && !isOver(health, signal)) {
    const { batch } = round;
    const target = targetOf(deps.keyring, env, round.endpoint);
    const send = (delivery: DueDelivery) => attemptDelivery({ ...deps, faultFor }, env, target, delivery, cut);
    const last = batch.at(-1) ?? null;
    const ahead = batch.length < BATCH ? null : look(last);
    const [next, outcomes] = await Promise.all([ahead, sendAll(batch, send, health, signal), recorded]);
    recorded = record(deps, env, endpointId, outcomes, told, health);
    told = { ...health };
    // Of less than a batch nothing was left: what came while it was sent is looked for while it is recorded.
    [round] = await Promise.all([next ?? look(last), ahead === null ? recorded : null]);
  }
  await recorded;
  return { endpoint, any };
}

/** Outcomes, and with them how the endpoint is doing, where that is not what was told last: a new pass begins from it. */
async function record(
  { database: { pool } }: DrainDeps,
  env: Environment,
  endpointId: string,
  outcomes: readonly Outcome[],
  told: Health,
  { failures, failingSince }: Health,
): Promise<void> {
  await deliveries.recordOutcomes(pool, env.id, endpointId, outcomes);
  if (failures === told.failures && failingSince?.getTime() === told.failingSince?.getTime()) return;
  await deliveries.recordHealth(pool, env.id, endpointId, { failures, failingSince });
}

/** Sends a batch, as many at once as the breaker allows, and stops early when the endpoint is to be left alone. */
function sendAll(
  batch: readonly DueDelivery[],
  send: (delivery: DueDelivery) => Promise<Attempt | null>,
  health: Health,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = batch.values();
  let underWay = 0;
  return new Promise((resolve, reject) => {
    const fill = (): void => {
      while (underWay < concurrencyFor(health.failures) && !isOver(health, signal)) {
        const { value: delivery } = waiting.next();
        if (delivery === undefined) break;
        underWay += 1;
        send(delivery).then((attempt) => {
          underWay -= 1;
          if (attempt !== null) {
            outcomes.push(outcomeOf(delivery, attempt));
            note(health, attempt);
          }
          fill();
        }, reject);
      }
      if (underWay === 0) resolve(outcomes);
    };
    fill();
  });
}

function note(health: Health, attempt: Attempt): void {
  if (isAcknowledged(attempt.status)) {
    health.failures = 0;
    health.failingSince = null;
    return;
  }
  health.failures += 1;
  health.failingSince ??= attempt.at;
  health.disabled ??= disableReason(attempt, health.failingSince);
  health.pauseMs = Math.max(health.pauseMs, pauseMs(health.failures, attempt.durationMs));
}

function outcomeOf(delivery: DueDelivery, attempt: Attempt): Outcome {
  const tried = { attempts: delivery.attempts, attemptsBefore: delivery.attempts_before, since: delivery.since };
  return { eventSeq: delivery.event_seq, attempt: delivery.attempts + 1, ...attempt, ...judge(tried, attempt) };
}

function targetOf(keyring: Keyring, env: Environment, row: EndpointRow): Target {
  const secret = (sealed: Buffer) => signingSecret(openSecret(keyring, env.id, row.id, sealed));
  const { previous_secret_sealed: before, previous_until: until } = row;
  const previous = before !== null && until !== null && until > env.clock.now() ? secret(before) : null;
  return { id: row.id, url: row.url, secret: secret(row.secret_sealed), previous };
}
