import type { Clock } from '@kente/kit/clock';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bank } from './bank.ts';
import { BankError, unavailable } from './bank-error.ts';
import { findBank } from './directory.ts';
import { type Directive, parseDirective } from './simulate.ts';
import { whileConnected } from './wait.ts';

/** What every bank request brings with it. */
export interface Visit {
  bank: Bank;
  world: string;
  /** The bank's clock: the environment's. */
  nowMs: number;
  directive: Directive | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
  }
}

export const WORLD_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The instant in `x-bank-time`, the machine's own when there is none. */
export function bankTime(request: FastifyRequest, clock: Clock): number {
  const given = header(request, 'x-bank-time');
  if (given === undefined) return clock.now().getTime();
  const ms = Date.parse(given);
  if (Number.isNaN(ms)) throw new BankError(400, 'invalid_time', 'x-bank-time is not an ISO date and time.');
  return ms;
}

export function readVisit(request: FastifyRequest, clock: Clock): Visit {
  const world = header(request, 'x-world') ?? '';
  if (!WORLD_PATTERN.test(world)) throw new BankError(400, 'invalid_world', 'Name the world in x-world.');
  const { slug } = request.params as { slug: string };
  const bank = findBank(slug, header(request, 'x-bank-country'));
  if (!bank) throw new BankError(404, 'unknown_bank', 'No such bank.');
  return { bank, world, nowMs: bankTime(request, clock), directive: parseDirective(header(request, 'x-simulate')) };
}

/** Nothing that could be parsed, under a status and a type that promise it. */
const GARBAGE = '<html><body><h1>It works!</h1>{"status":"signed_in","rows":[{"id":"FT26';

/** Lets an ordered fault happen, on the socket. */
export async function suffer(directive: Directive | null, reply: FastifyReply): Promise<void> {
  if (!directive) return;
  if (directive.latencyMs > 0) await whileConnected(reply, directive.latencyMs);
  switch (directive.fault) {
    case 'timeout':
      // Never answered: the socket stays open until the caller or the server lets go.
      reply.hijack();
      return;
    case 'reset':
      reply.hijack();
      reply.raw.destroy();
      return;
    case 'unavailable':
      throw unavailable();
    case 'garbage':
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': GARBAGE.length });
      reply.raw.end(GARBAGE);
      return;
    case 'decline':
      throw new BankError(403, 'declined', 'The bank declined this request.', { reason: directive.detail });
    case 'none':
    case 'wrong_otp':
  }
}
