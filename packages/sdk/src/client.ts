import { type Clock, systemClock } from './clock.ts';
import { UnreadableAnswerError } from './errors.ts';
import type {
  Call,
  CallOptions,
  HttpInfo,
  Input,
  Method,
  Named,
  OperationName,
  PathOf,
  Reply,
  Result,
  Shape,
} from './operations.ts';
import { type Accounts, accountsResource } from './resources/accounts.ts';
import { type Connect, connectResource } from './resources/connect.ts';
import { type Customers, customersResource } from './resources/customers.ts';
import { type Enrichments, enrichmentsResource } from './resources/enrichments.ts';
import { type Events, eventsResource } from './resources/events.ts';
import { type Institutions, institutionsResource } from './resources/institutions.ts';
import { type Sandbox, sandboxResource } from './resources/sandbox.ts';
import { type Statements, statementsResource } from './resources/statements.ts';
import { type Wallet, walletResource } from './resources/wallet.ts';
import { type Webhooks, webhooksResource } from './resources/webhooks.ts';
import { MAX_RETRIES } from './retry.ts';
import { RAW_ANSWERS } from './schema.generated.ts';
import { checkedRetries, createTransport, positive, type Sending } from './transport.ts';

export interface KenteOptions {
  /** Address of the platform, `https://api.example.com`; a path in front of the routes is kept. */
  baseUrl: string;
  /** The app's secret key. It decides the environment. */
  secretKey: string;
  /** Stands in for the global `fetch`: for a proxy, or to watch calls. */
  fetch?: typeof fetch | undefined;
  /** Of each attempt, body included. 30,000 when absent. */
  timeoutMs?: number | undefined;
  /** Tries after the first, 0 to 3. 3 when absent. */
  retries?: number | undefined;
  /** An answer larger than this is refused. 64 MiB when absent. */
  maxAnswerBytes?: number | undefined;
  /** For tests. */
  clock?: Clock | undefined;
  /** For tests: 0 up to, but not including, 1. */
  random?: (() => number) | undefined;
}

/** What a low-level call takes; nothing needs to be given when nothing is required. */
export type RequestArguments<Op extends OperationName> =
  Record<never, never> extends Input<Op> ? [input?: Input<Op>] : [input: Input<Op>];

export interface Kente {
  accounts: Accounts;
  connect: Connect;
  customers: Customers;
  enrichments: Enrichments;
  events: Events;
  institutions: Institutions;
  sandbox: Sandbox;
  statements: Statements;
  wallet: Wallet;
  webhooks: Webhooks;
  /**
   * Any operation of the API's document, by method and path template.
   * @throws KenteError for a refusal, a failure or silence; the signal's reason when it was aborted.
   */
  request<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    ...input: RequestArguments<Named<M, P>>
  ): Promise<Reply<Named<M, P>>>;
}

export const VERSION = '0.1.0';
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * A client of one environment: the one that the key belongs to.
 * @throws TypeError, RangeError for settings that cannot work; Error in a browser, where a secret key would be public.
 */
export function createKente(options: KenteOptions): Kente {
  refuseBrowsers();
  if (typeof options.secretKey !== 'string' || !/^[\x21-\x7e]+$/.test(options.secretKey)) {
    throw new TypeError('secretKey must be a text without blanks');
  }
  const send = createTransport({
    baseUrl: options.baseUrl,
    secretKey: options.secretKey,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutMs: positive('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    retries: checkedRetries(options.retries ?? MAX_RETRIES),
    maxAnswerBytes: positive('maxAnswerBytes', options.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    userAgent: `kente-sdk/${VERSION}`,
  });
  const reply = async <Op extends OperationName>(operation: Op, input: Input<Op>): Promise<Reply<Op>> =>
    // The one place where what came is taken for what the document says.
    (await send(sendingOf(operation, input))) as Reply<Op>;
  const call: Call = async <Op extends OperationName>(operation: Op, input: Input<Op>, shape?: Shape) => {
    const { body, http } = await reply(operation, input);
    if (shape) requireShape(operation, shape, body, http);
    return { ...(body as object), http } as Result<Op>;
  };
  return {
    accounts: accountsResource(call),
    connect: connectResource(call),
    customers: customersResource(call),
    enrichments: enrichmentsResource(call),
    events: eventsResource(call),
    institutions: institutionsResource(call),
    sandbox: sandboxResource(call),
    statements: statementsResource(send),
    wallet: walletResource(call),
    webhooks: webhooksResource(call),
    request: <M extends Method, P extends PathOf<M>>(
      method: M,
      path: P,
      ...[input]: RequestArguments<Named<M, P>>
    ): Promise<Reply<Named<M, P>>> => reply(`${method} ${path}` as Named<M, P>, (input ?? {}) as Input<Named<M, P>>),
  };
}

interface AnyInput extends CallOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
}

function sendingOf(operation: string, input: AnyInput): Sending {
  const { path: parameters, query, body, ...options } = input;
  const [method = '', path = ''] = operation.split(' ');
  return { ...options, method, path, parameters, query, body, kind: RAW_ANSWERS[operation] ?? 'json' };
}

function requireShape(operation: string, shape: Shape, body: unknown, http: HttpInfo): void {
  const { data } = (body ?? {}) as { data?: unknown };
  if (shape === 'rows' ? Array.isArray(data) : typeof data === 'object' && data !== null) return;
  const message = `${operation} answered ${http.status} without ${shape === 'rows' ? 'a list' : 'an object'} in data.`;
  const { attempts, status, requestId } = http;
  throw new UnreadableAnswerError({ message, operation, attempts, status, requestId, data, outcomeUnknown: true });
}

function refuseBrowsers(): void {
  const { document, process } = globalThis as { document?: unknown; process?: { versions?: { node?: string } } };
  if (document !== undefined && process?.versions?.node === undefined) {
    throw new Error('@kente/sdk holds a secret key and does not run in a browser. Use connect.js there.');
  }
}
