import type { FastifyReply, FastifyRequest } from 'fastify';
import { BankError, unavailable } from './bank-error.ts';
import type { Desk, Reading } from './desk.ts';
import { whileConnected } from './wait.ts';

export const bearer = (request: FastifyRequest): string =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';

export function open(desk: Desk, request: FastifyRequest<{ Params: { number: string } }>): Promise<Reading> {
  return desk.open(bearer(request), request.visit.bank, request.visit.world, request.params.number);
}

/** Opens an account for its data; what the sign-in's password ordered is felt here. */
export async function openData(
  desk: Desk,
  request: FastifyRequest<{ Params: { number: string } }>,
  reply: FastifyReply,
  slowMs: number,
): Promise<Reading> {
  const reading = await open(desk, request);
  const { fault } = reading.token;
  if (fault === 'pass_unavailable') throw unavailable();
  if (fault === 'pass_fault')
    throw new BankError(500, 'simulated_platform_fault', 'This answer stands for a fault on your own side.');
  if (fault === 'pass_slow') await whileConnected(reply, slowMs);
  return reading;
}
