export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body: string | Blob | null;
  /** 0–1, of the body. */
  onProgress?: (part: number) => void;
}
/** `status` 0: the platform could not be reached. */
export interface Reply {
  status: number;
  body: unknown;
  /** Seconds, from `retry-after`. */
  retryAfter: number | null;
}
export type Send = (request: Request, signal: AbortSignal) => Promise<Reply>;
/** Comes back after so long, or sooner when there is reason to think that the next try succeeds. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** The platform said no. `message` is for the person. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
/** The session is over: start again. */
export class Expired extends Error {
  override readonly name = 'Expired';
}
/** Not reached, however often we tried. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const TRIES_MAX = 12;
/** Nothing of the platform's answered. */
const UNREACHABLE: ReadonlySet<number> = new Set([0, 502, 503, 504]);

/** How long to wait before try number `attempt` + 1: doubles from 1 s, at most 15 s. */
export function retryDelayMs(attempt: number, retryAfter: number | null): number {
  return Math.max(Math.min(1000 * 2 ** attempt, 15_000), Math.min(retryAfter ?? 0, 30) * 1000);
}

export interface Transport {
  send: Send;
  wait: Wait;
  onConnection: (lost: boolean) => void;
}

export type Call = <T>(request: Request, signal: AbortSignal, triesMax?: number) => Promise<T>;

/**
 * Repeats what did not get through, tells the person of it, and turns refusals into errors. `unreachable`: the statuses
 * that count as not got through.
 */
export function createCall({ send, wait, onConnection }: Transport, unreachable = UNREACHABLE): Call {
  return async <T>(request: Request, signal: AbortSignal, triesMax = TRIES_MAX): Promise<T> => {
    for (let attempt = 0; attempt < triesMax; attempt += 1) {
      const reply = await send(request, signal);
      signal.throwIfAborted();
      const lost = unreachable.has(reply.status);
      onConnection(lost);
      if (!lost) return understand<T>(reply);
      if (attempt + 1 < triesMax) await wait(retryDelayMs(attempt, reply.retryAfter), signal);
      signal.throwIfAborted();
    }
    throw new Unreachable();
  };
}

function understand<T>({ status, body }: Reply): T {
  if (status >= 200 && status < 300 && body !== null) return body as T;
  if (status === 410) throw new Expired();
  const message = (body as { message?: unknown } | null)?.message;
  throw new Refused(status, typeof message === 'string' ? message : '');
}
