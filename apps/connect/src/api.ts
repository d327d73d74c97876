import type { Answer, End, Institution, NewSession, Opened, SessionState } from './wire.ts';

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
const UNREACHABLE = new Set([0, 502, 503, 504]);

/** How long to wait before try number `attempt` + 1: doubles from 1 s, at most 15 s. */
export function retryDelayMs(attempt: number, retryAfter: number | null): number {
  return Math.max(Math.min(1000 * 2 ** attempt, 15_000), Math.min(retryAfter ?? 0, 30) * 1000);
}

export interface Transport {
  send: Send;
  wait: Wait;
  onConnection: (lost: boolean) => void;
}

export interface Api {
  institutions(opened: Opened, signal: AbortSignal): Promise<Institution[]>;
  start(body: { opened: Opened; institution: string; authMethod: string }, signal: AbortSignal): Promise<NewSession>;
  resume(session: string, signal: AbortSignal): Promise<SessionState>;
  answer(session: string, values: Record<string, string>, signal: AbortSignal): Promise<Answer>;
  choose(session: string, accountNumber: string, signal: AbortSignal): Promise<Answer>;
  upload(session: string, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Answer>;
  /** One try only: the caller asks again anyway. */
  poll(session: string, signal: AbortSignal): Promise<Answer>;
  cancel(session: string | null, opened: Opened, signal: AbortSignal): Promise<{ end: End }>;
}

/** Repeats what did not get through, tells the person of it, and turns refusals into errors. */
export function createApi({ send, wait, onConnection }: Transport): Api {
  async function call<T>(request: Request, signal: AbortSignal, triesMax = TRIES_MAX): Promise<T> {
    for (let attempt = 0; attempt < triesMax; attempt += 1) {
      const reply = await send(request, signal);
      signal.throwIfAborted();
      const lost = UNREACHABLE.has(reply.status);
      onConnection(lost);
      if (!lost) return understand<T>(reply);
      if (attempt + 1 < triesMax) await wait(retryDelayMs(attempt, reply.retryAfter), signal);
      signal.throwIfAborted();
    }
    throw new Unreachable();
  }

  function get<T>(path: string, session: string | null, signal: AbortSignal): Promise<T> {
    return call({ method: 'GET', path, headers: sessionHeader(session), body: null }, signal);
  }
  function post<T>(
    path: string,
    session: string | null,
    body: unknown,
    signal: AbortSignal,
    tries?: number,
  ): Promise<T> {
    const headers = { ...sessionHeader(session), 'content-type': 'application/json' };
    return call({ method: 'POST', path, headers, body: JSON.stringify(body) }, signal, tries);
  }

  return {
    async institutions(opened, signal) {
      // The query of the widget may name the customer, and is not needed here.
      const who = opened.kind === 'link' ? opened : { ...opened, query: {} };
      const path = `/institutions?session-boot=${encodeURIComponent(JSON.stringify(who))}`;
      return (await get<{ institutions: Institution[] }>(path, null, signal)).institutions;
    },
    start: (body, signal) => post('/sessions', null, body, signal),
    resume: (session, signal) => get('/session', session, signal),
    answer: (session, values, signal) => post('/session/answer', session, { values }, signal),
    choose: (session, accountNumber, signal) => post('/session/choose', session, { accountNumber }, signal),
    upload(session, file, onProgress, signal) {
      const headers = {
        ...sessionHeader(session),
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      };
      return call({ method: 'POST', path: '/session/file', headers, body: file, onProgress }, signal);
    },
    poll: (session, signal) => post('/session/poll', session, {}, signal, 1),
    cancel: (session, opened, signal) =>
      session === null ? post('/cancel', null, { opened }, signal, 4) : post('/session/cancel', session, {}, signal, 4),
  };
}

function sessionHeader(session: string | null): Record<string, string> {
  return session === null ? {} : { 'x-session': session };
}

function understand<T>({ status, body }: Reply): T {
  if (status >= 200 && status < 300 && body !== null) return body as T;
  if (status === 410) throw new Expired();
  const message = (body as { message?: unknown } | null)?.message;
  throw new Refused(status, typeof message === 'string' ? message : '');
}
