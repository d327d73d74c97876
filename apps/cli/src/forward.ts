import { stopwatch, systemClock } from '@kente/kit/clock';
import type { LoggedEvent } from './follow.ts';
import { deliveryHeaders } from './signature.ts';

export interface Outcome {
  status: number | null;
  error: string | null;
  duration_ms: number;
}

const ANSWER_WITHIN_MS = 10_000;

/** One signed POST, as the platform makes them. Never throws for what the other side does. */
export async function forward(event: LoggedEvent, url: string, secret: string): Promise<Outcome> {
  const { event: type, event_id, timestamp, data } = event;
  const body = JSON.stringify({ event: type, event_id, timestamp, data });
  const { meta } = data as { meta?: { has_new_data?: boolean } };
  const hasNewData = type === 'mono.events.account_updated' && meta?.has_new_data === true;
  const elapsedMs = stopwatch();
  const took = (): number => Math.round(elapsedMs());
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: deliveryHeaders(event_id, body, secret, systemClock.now(), hasNewData),
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.body?.cancel();
    return { status: answer.status, error: null, duration_ms: took() };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    const why = cause?.code ?? cause?.message ?? message;
    const reason = name === 'TimeoutError' ? 'no answer within 10 s' : `not delivered: ${why}`;
    return { status: null, error: reason, duration_ms: took() };
  }
}
