import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, stopwatch } from '@kente/kit/clock';
import type { Outbound, PostResult } from '@kente/kit/http/outbound';
import type { Environment } from '../../tenancy/index.ts';
import type { DueDelivery } from '../store/deliveries.ts';
import type { Attempt } from './judge.ts';
import { deliveryHeaders, type SigningSecret } from './signature.ts';

/** An endpoint, ready to be sent to. */
export interface Target {
  id: string;
  url: string;
  secret: SigningSecret;
  previous: SigningSecret | null;
}

/** A fault that somebody ordered: `timeout`, `unavailable`, `slow`, `reset`, or `decline:429` for an answer's status. */
export interface WebhookFault {
  fault: string;
  latencyMs: number | null;
}

/** What was ordered to go wrong for this delivery; null, mostly. */
export type FaultFor = (delivery: { event: string; event_id: string; url: string }) => Promise<WebhookFault | null>;

/** How to ask for faults of an environment, once per batch; null when none is ordered. */
export type FaultsOf = (env: Environment) => Promise<FaultFor | null>;

export interface AttemptDeps {
  outbound: Outbound;
  /** Real time: it is what receivers compare a signature's timestamp with. */
  clock: Clock;
  /** Null when no fault is ordered, so that nothing is asked per delivery. */
  faultFor: FaultFor | null;
}

const SLOW_MS = 3_000;

/** Sends an event once. Null when the process is stopping: such an attempt counts for nothing. */
export async function attemptDelivery(
  deps: AttemptDeps,
  env: Environment,
  target: Target,
  delivery: DueDelivery,
  signal: AbortSignal,
): Promise<Attempt | null> {
  const at = env.clock.now();
  const fault = deps.faultFor === null ? null : await deps.faultFor(factsOf(target, delivery));
  const ordered = fault === null ? null : await suffer(fault, at);
  if (ordered !== null) return ordered;
  const body = Buffer.from(delivery.body);
  const headers = deliveryHeaders({
    eventId: delivery.event_id,
    body,
    atMs: deps.clock.now().getTime(),
    secret: target.secret,
    previous: target.previous,
    hasNewData: delivery.new_data,
  });
  const result = await deps.outbound.post(target.url, { headers, body, lane: target.id, signal });
  return result.kind === 'failed' && signal.aborted ? null : { at, ...told(result), durationMs: result.durationMs };
}

const factsOf = (target: Target, { type, event_id }: DueDelivery) => ({ event: type, event_id, url: target.url });

/** What an ordered fault makes of an attempt; null when it goes out after all, only later. */
async function suffer({ fault, latencyMs }: WebhookFault, at: Date): Promise<Attempt | null> {
  const elapsedMs = stopwatch();
  const waitMs = latencyMs ?? (fault === 'slow' ? SLOW_MS : 0);
  if (waitMs > 0) await sleep(waitMs);
  const attempt = (status: number | null, error: string | null): Attempt => ({
    at,
    status,
    error,
    durationMs: Math.round(elapsedMs()),
  });
  if (fault === 'slow') return null;
  if (fault === 'timeout') return attempt(null, 'timeout');
  const status = fault === 'unavailable' ? 503 : Number(/^decline:(\d{3})$/.exec(fault)?.[1] ?? Number.NaN);
  return Number.isNaN(status) ? attempt(null, fault) : attempt(status, null);
}

/** A result as the attempt log tells it. */
function told(result: PostResult): { status: number | null; error: string | null } {
  switch (result.kind) {
    case 'answered':
      return { status: result.status, error: null };
    case 'refused_address':
      return { status: null, error: `refused: ${result.reason}` };
    case 'timeout':
      return { status: null, error: 'timeout' };
    case 'failed':
      return { status: null, error: result.code };
  }
}
