import type { Clock } from '@kente/kit/clock';
import type { FastifyRequest } from 'fastify';
import { BankError } from '../banks/bank-error.ts';
import { bankTime, WORLD_PATTERN } from '../banks/visit.ts';

/** What every call of the switch brings with it. */
export interface SwitchVisit {
  world: string;
  /** The switch's clock: the environment's. */
  nowMs: number;
  /** The fault that was ordered for this call. */
  simulate: string | undefined;
  /** Where the participant is called back, and the key that such a call is signed with. */
  callback: { url: string; key: string } | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    switchVisit: SwitchVisit;
  }
}

const text = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** @throws BankError 401 without a key, 400 without a world. */
export function readSwitchVisit(request: FastifyRequest, clock: Clock): SwitchVisit {
  const world = text(request.headers['x-world']) ?? '';
  if (!WORLD_PATTERN.test(world)) throw new BankError(400, 'invalid_world', 'Name the world in x-world.');
  const key = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) throw new BankError(401, 'no_key', 'Send the key of the participant.');
  const url = text(request.headers['x-callback-url']);
  return {
    world,
    nowMs: bankTime(request, clock),
    simulate: text(request.headers['x-simulate']),
    callback: url === undefined ? null : { url, key },
  };
}
