import { type Dispatcher, Pool } from 'undici';
import { SECOND_MS, stopwatch } from '../clock.ts';
import {
  AddressRefused,
  checkedConnector,
  publicResolver,
  type ResolveHost,
  systemResolver,
} from './checked-connector.ts';

export type PostResult =
  /** `retryAfterSeconds` is set when the answer named a number of seconds. */
  | { kind: 'answered'; status: number; durationMs: number; retryAfterSeconds: number | null }
  | { kind: 'refused_address'; reason: string; durationMs: number }
  | { kind: 'timeout'; durationMs: number }
  /** `code` is the socket's, the resolver's or undici's error code; `ABORTED` when the caller's signal ended it. */
  | { kind: 'failed'; code: string; durationMs: number };

export interface PostOptions {
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
  /** For everything: name, connection, TLS, request and the head of the answer. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /**
   * Who shares connections: posts of different lanes never wait for one another, even to the same host.
   * Default: one lane for all.
   */
  lane?: string;
}

export interface Outbound {
  /** Never throws for what the other side does: that is a result. Redirects are answers like any other. */
  post(url: string, options: PostOptions): Promise<PostResult>;
  /** Ends idle connections, and those in use when their exchange is over. */
  close(): Promise<void>;
}

export interface OutboundOptions {
  allowPrivate: boolean;
  resolve?: ResolveHost;
  timeoutMs?: number;
  connectionsPerLane?: number;
  /** Lanes whose connections are kept; beyond it the one unused for longest is let go. */
  maxLanes?: number;
}

/** What of an answer's body is read to keep the connection alive; a longer or slower one costs its connection. */
const BODY_BYTES_MAX = 64 * 1_024;
const BODY_TIME_MS = SECOND_MS;

interface Lane {
  pool: Pool;
  origin: string;
  path: string;
}

/** HTTP towards URLs that a customer chose: the address is checked on each connection, the answer's body is ignored. */
export function createOutbound(options: OutboundOptions): Outbound {
  const timeoutMs = options.timeoutMs ?? 10 * SECOND_MS;
  const maxLanes = options.maxLanes ?? 1_000;
  const connect = checkedConnector({
    resolve: options.resolve ?? (options.allowPrivate ? systemResolver : publicResolver()),
    allowPrivate: options.allowPrivate,
    connectTimeoutMs: timeoutMs,
  });
  const lanes = new Map<string, Lane>();

  function openLane(url: string): Lane | { refused: string } {
    if (!URL.canParse(url)) return { refused: 'not a URL' };
    const { protocol, origin, pathname, search, username, password } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') return { refused: 'not http or https' };
    if (username !== '' || password !== '') return { refused: 'credentials in the URL' };
    const pool = new Pool(origin, {
      connect,
      connections: options.connectionsPerLane ?? 32,
      pipelining: 1,
      // One timer of ours covers the whole exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { pool, origin, path: pathname + search };
  }

  function laneFor(url: string, name: string): Lane | { refused: string } {
    const key = `${name}\n${url}`;
    const lane = lanes.get(key) ?? openLane(url);
    if ('refused' in lane) return lane;
    // Kept in the order of use, so that the first one is the one to let go.
    lanes.delete(key);
    lanes.set(key, lane);
    if (lanes.size > maxLanes) letGoOldest(lanes);
    return lane;
  }

  return {
    post(url, request) {
      const lane = laneFor(url, request.lane ?? '');
      if ('refused' in lane) {
        return Promise.resolve({ kind: 'refused_address', reason: lane.refused, durationMs: 0 });
      }
      return new Promise((resolve) => {
        const exchange = new Exchange(request.timeoutMs ?? timeoutMs, request.signal, resolve);
        const { origin, path } = lane;
        try {
          lane.pool.dispatch({ origin, path, method: 'POST', headers: request.headers, body: request.body }, exchange);
        } catch (error) {
          exchange.onResponseError(null, error);
        }
      });
    },
    async close() {
      const pools = [...lanes.values()].map((lane) => lane.pool);
      lanes.clear();
      await Promise.all(pools.map((pool) => pool.close()));
    },
  };
}

function letGoOldest(lanes: Map<string, Lane>): void {
  const [oldest] = lanes;
  if (oldest === undefined) return;
  lanes.delete(oldest[0]);
  // Ends when its last exchange does; nobody waits for it.
  oldest[1].pool.close().catch(() => {});
}

type UnderWay = Set<Exchange>;

/** What a signal ends. One listener for all: adding and removing one per request costs more than the rest of it. */
const endedBy = new WeakMap<AbortSignal, UnderWay>();

function underWayOf(signal: AbortSignal): UnderWay {
  const known = endedBy.get(signal);
  if (known !== undefined) return known;
  const underWay: UnderWay = new Set();
  endedBy.set(signal, underWay);
  const onAbort = (): void => {
    for (const exchange of underWay) exchange.abort();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return underWay;
}

/** One request on its way: settles once, on the head of the answer at the earliest, at its deadline at the latest. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #elapsedMs = stopwatch();
  readonly #settle: (result: PostResult) => void;
  readonly #underWay: UnderWay | null;
  #controller: Dispatcher.DispatchController | null = null;
  #deadline: NodeJS.Timeout;
  #answer: PostResult | null = null;
  #bodyBytes = 0;
  #settled = false;

  constructor(timeoutMs: number, signal: AbortSignal | undefined, settle: (result: PostResult) => void) {
    this.#settle = settle;
    this.#deadline = setTimeout(() => this.#giveUp({ kind: 'timeout', durationMs: this.#duration() }), timeoutMs);
    this.#underWay = signal === undefined ? null : underWayOf(signal);
    this.#underWay?.add(this);
    if (signal?.aborted === true) this.abort();
  }

  abort(): void {
    this.#giveUp({ kind: 'failed', code: 'ABORTED', durationMs: this.#duration() });
  }

  #duration(): number {
    return Math.round(this.#elapsedMs());
  }

  #finish(result: PostResult): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#deadline);
    this.#underWay?.delete(this);
    this.#settle(result);
  }

  /** Settles now, whatever the request waits for, and ends its connection. */
  #giveUp(result: PostResult): void {
    this.#finish(this.#answer ?? result);
    this.#controller?.abort(new Error('given up'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Given up while it waited for a connection: it must not go out after all.
    if (this.#settled) controller.abort(new Error('given up'));
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    const retryAfterSeconds = seconds(headers['retry-after']);
    const answer: PostResult = { kind: 'answered', status, durationMs: this.#duration(), retryAfterSeconds };
    this.#answer = answer;
    // Mostly the body comes in the same piece: only what is still missing after it needs a timer.
    queueMicrotask(() => {
      if (this.#settled) return;
      clearTimeout(this.#deadline);
      this.#deadline = setTimeout(() => this.#giveUp(answer), BODY_TIME_MS);
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bodyBytes += chunk.byteLength;
    if (this.#bodyBytes > BODY_BYTES_MAX) controller.abort(new Error('body too long'));
  }

  onResponseEnd(): void {
    if (this.#answer !== null) this.#finish(this.#answer);
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: unknown): void {
    this.#finish(this.#answer ?? failure(error, this.#duration()));
  }
}

function failure(error: unknown, durationMs: number): PostResult {
  if (error instanceof AddressRefused) return { kind: 'refused_address', reason: error.message, durationMs };
  const code = codeOf(error);
  return code === 'UND_ERR_CONNECT_TIMEOUT' ? { kind: 'timeout', durationMs } : { kind: 'failed', code, durationMs };
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  // Several addresses tried, several failures: the first one tells as much as any.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error ? error.name : 'UNKNOWN';
}

function seconds(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,7}$/.test(header) ? Number(header) : null;
}
