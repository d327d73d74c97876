import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Directive, parseDirective } from '../banks/simulate.ts';
import { whileConnected } from '../banks/wait.ts';
import { broken, failure, notTaken, wrongKey } from './envelope.ts';

/**
 * Faults are ordered as at the banks, in `x-simulate`: `timeout`, `reset`, `unavailable` (a 500), `garbage`, `slow`,
 * `latency=ms`, `decline:bad_key`, `decline:duplicate`. With `:after_commit` the first four strike when the work is done
 * and only the answer is missing.
 */
export class Faults {
  readonly #ordered: { call: string; simulate: string }[] = [];

  /** For a caller who cannot send the header: strikes the next `times` requests whose path ends with, or has, `call`. */
  order(call: string, simulate: string, times: number): void {
    for (let time = 0; time < times && this.#ordered.length < ORDERED_MAX; time += 1)
      this.#ordered.push({ call, simulate });
  }

  clear(): void {
    this.#ordered.length = 0;
  }

  directiveFor(request: FastifyRequest): Directive | null {
    const header = request.headers['x-simulate'];
    if (header !== undefined) return parseDirective(Array.isArray(header) ? header[0] : header);
    const path = new URL(request.url, 'http://authority').pathname;
    const place = this.#ordered.findIndex(({ call }) => path.includes(call));
    return place < 0 ? null : parseDirective(this.#ordered.splice(place, 1)[0]?.simulate);
  }
}

const ORDERED_MAX = 1_000;
const HANGS_MS = 120_000;
/** Half an answer under a type that promises a whole one. */
const GARBAGE = '{"code":201,"data":{"ok":tr';

const isLate = ({ detail }: Directive): boolean => detail === 'after_commit';

/** What strikes before any work. @throws AuthorityError */
export async function sufferBefore(directive: Directive | null, reply: FastifyReply): Promise<void> {
  if (!directive) return;
  if (directive.latencyMs > 0) await whileConnected(reply, directive.latencyMs);
  if (isLate(directive)) return;
  switch (directive.fault) {
    case 'timeout':
      // Never answered: the socket stays open until the caller or the server lets go.
      reply.hijack();
      return;
    case 'reset':
      reply.hijack();
      reply.raw.destroy();
      return;
    case 'garbage':
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': GARBAGE.length });
      reply.raw.end(GARBAGE);
      return;
    case 'decline':
      throw directive.detail === 'bad_key' ? wrongKey() : notTaken(['ordered by x-simulate']);
    case 'unavailable':
      throw broken();
    case 'none':
    case 'wrong_otp':
  }
}

/** What strikes when all is done, instead of the answer. @returns what is sent. */
export async function sufferAfter(
  directive: Directive | null,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (!directive || !isLate(directive)) return payload;
  switch (directive.fault) {
    case 'timeout':
      await whileConnected(reply, HANGS_MS);
      return payload;
    case 'reset':
      reply.raw.destroy();
      return payload;
    case 'garbage':
      return GARBAGE;
    case 'unavailable':
      reply.code(500);
      return JSON.stringify(failure(broken()));
    default:
      return payload;
  }
}
