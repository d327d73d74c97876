import { SECOND_MS } from '@kente/kit/clock';
import { Agent, request } from 'undici';
import type { Environment } from '../../tenancy/index.ts';
import { Breaker } from '../breaker.ts';
import { railNotConfigured, railUnavailable } from '../unavailable.ts';
import { addressUnder, canBeStruck, type NipCall, strikes } from './ordered-faults.ts';
import { mayHaveLeft } from './was-sent.ts';

/** Where a switch listens, and the key that we and it know. */
export interface NipAccess {
  url: string;
  key: string;
}

export interface NipOptions {
  /** The simulated switch of test environments. */
  test: NipAccess;
  /** Null: nobody told where the switch is. */
  live: NipAccess | null;
  /** Six digits of ours, first in session ids. */
  institution: string;
  /** Where the switch calls us back. */
  callbackUrl: string;
  /** A fault that a sandbox ordered for this call, counted down; `strikes` tells which faults are meant for it. */
  faultFor(
    env: Environment,
    strikes: (fault: string) => boolean,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<string | null>;
}

export type NipReply =
  | { kind: 'replied'; status: number; content: Readonly<Record<string, unknown>> }
  | { kind: 'unknown'; why: string }
  | { kind: 'not-sent'; why: string };

const REFUSING = { kind: 'not-sent', why: 'the rail was refusing calls' } as const;
const CONNECT_WITHIN_MS = 5 * SECOND_MS;
/** A movement may be answered that late; its own signal ends it. */
const HEADERS_WITHIN_MS = 65 * SECOND_MS;
const QUESTION_WITHIN_MS = 15 * SECOND_MS;

/** JSON over HTTP to the switch, on connections of its own. Never throws for trouble on the way. */
export class NipClient {
  readonly #options: NipOptions;
  readonly #breaker = new Breaker();
  readonly #agent = new Agent({
    connections: 128,
    pipelining: 1,
    keepAliveTimeout: 15 * SECOND_MS,
    headersTimeout: HEADERS_WITHIN_MS,
    bodyTimeout: HEADERS_WITHIN_MS,
    connect: { timeout: CONNECT_WITHIN_MS },
  });

  constructor(options: NipOptions) {
    this.#options = options;
  }

  get institution(): string {
    return this.#options.institution;
  }

  /** @throws Fault 503 */
  ready(env: Environment): void {
    this.#access(env);
    if (this.#breaker.isOpen(scopeOf(env), env.clock.now())) throw railUnavailable();
  }

  /** Ends after 15 s, or by the signal. @throws Fault 503 where no switch is configured. */
  async call(
    env: Environment,
    name: NipCall,
    body: Readonly<Record<string, unknown>>,
    facts: Readonly<Record<string, unknown>> = {},
    signal: AbortSignal = AbortSignal.timeout(QUESTION_WITHIN_MS),
  ): Promise<NipReply> {
    const access = this.#access(env);
    const scope = scopeOf(env);
    if (this.#breaker.isOpen(scope, env.clock.now())) return REFUSING;
    const directive = env.mode === 'test' ? await this.#orderedFor(env, name, facts) : null;
    if (!this.#breaker.enter(scope, env.clock.now())) return REFUSING;
    try {
      const answer = await request(`${addressUnder(directive, access.url)}/${name}`, {
        method: 'POST',
        dispatcher: this.#agent,
        signal,
        headers: this.#headers(env, access, directive),
        body: JSON.stringify(body),
      });
      this.#breaker.reached(scope);
      return readReply(answer.statusCode, await answer.body.text());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (mayHaveLeft(error)) this.#breaker.reached(scope);
      else this.#breaker.refused(scope, env.clock.now());
      return { kind: mayHaveLeft(error) ? 'unknown' : 'not-sent', why };
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  /** A call that no fault strikes does not look for one. */
  async #orderedFor(env: Environment, name: NipCall, facts: Readonly<Record<string, unknown>>): Promise<string | null> {
    const isStruck = (fault: string): boolean => strikes(name, fault);
    return canBeStruck(name) ? this.#options.faultFor(env, isStruck, facts) : null;
  }

  #access(env: Environment): NipAccess {
    const access = this.#options[env.mode];
    if (!access) throw railNotConfigured();
    return access;
  }

  #headers(env: Environment, { key }: NipAccess, directive: string | null): Record<string, string> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    if (env.mode === 'live') return headers;
    return {
      ...headers,
      'x-world': env.id,
      'x-bank-time': env.clock.now().toISOString(),
      'x-callback-url': this.#options.callbackUrl,
      ...(directive === null ? {} : { 'x-simulate': directive }),
    };
  }
}

/** Worlds of the sandbox do not share their troubles. */
const scopeOf = ({ mode, id }: Environment): string => (mode === 'live' ? 'live' : id);

function readReply(status: number, text: string): NipReply {
  if (status >= 500) return { kind: 'unknown', why: `the rail answered ${status}` };
  try {
    const content: unknown = JSON.parse(text);
    if (content !== null && typeof content === 'object') {
      return { kind: 'replied', status, content: content as Readonly<Record<string, unknown>> };
    }
  } catch {
    // Told below.
  }
  return { kind: 'unknown', why: 'the rail answered with something that is no answer' };
}
