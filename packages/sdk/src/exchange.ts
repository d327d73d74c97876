/** One request and its whole answer, bounded in time and size. Knows nothing of retries. */

export interface Outgoing {
  method: string;
  url: string;
  headers: Headers;
  body: string | Uint8Array<ArrayBuffer> | FormData | undefined;
}

export interface Bounds {
  fetch: typeof fetch;
  timeoutMs: number;
  maxAnswerBytes: number;
  signal: AbortSignal | undefined;
}

export interface Incoming {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  /** Where a redirect wanted to lead: none is followed, since the secret key would go with it. */
  location: string | null;
}

/** What a timer can hold; a longer one would go off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class TimedOut extends Error {}
export class TooLarge extends Error {
  readonly status: number;
  readonly headers: Headers;
  constructor(answer: Response) {
    super('the answer is too large');
    this.status = answer.status;
    this.headers = answer.headers;
  }
}

/**
 * @throws TimedOut, TooLarge, the reason of the caller's signal as soon as it is aborted, or whatever fetch rejects with.
 */
export async function exchange(outgoing: Outgoing, bounds: Bounds): Promise<Incoming> {
  const { signal, timeoutMs } = bounds;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal?.reason);
  const expire = (): void => stop.abort(new TimedOut(`no whole answer within ${timeoutMs} ms`));
  const timer = setTimeout(expire, Math.min(timeoutMs, LONGEST_TIMER_MS));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    // The race ends the wait even with a fetch that does not look at its signal.
    return await Promise.race([answerOf(outgoing, bounds, stop.signal), aborted(stop.signal)]);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function answerOf(
  { method, url, headers, body }: Outgoing,
  { fetch, maxAnswerBytes }: Bounds,
  signal: AbortSignal,
): Promise<Incoming> {
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal,
    ...(body === undefined ? {} : { body }),
  });
  const bytes = await bodyOf(answer, maxAnswerBytes);
  return { status: answer.status, headers: answer.headers, bytes, location: answer.headers.get('location') };
}

async function bodyOf(answer: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!answer.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new TooLarge(answer);
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_done, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
}
