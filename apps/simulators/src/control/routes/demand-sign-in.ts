import type { FastifyInstance } from 'fastify';
import { type AtBank, bankOf, COUNTRY, NUMBER, SLUG } from '../at-bank.ts';
import type { ControlDeps, InWorld } from './deps.ts';

interface DemandBody extends AtBank {
  number: string;
}
const DEMAND_BODY = {
  type: 'object',
  required: ['bank', 'number'],
  properties: { bank: SLUG, country: COUNTRY, number: NUMBER },
};

/** The bank wants its customer to sign in again. */
export function demandSignIn(app: FastifyInstance, { desk }: ControlDeps): void {
  app.post<InWorld<DemandBody>>('/reauth', { schema: { body: DEMAND_BODY } }, async (request, reply) => {
    await desk.store.demandSignIn(request.params.world, bankOf(request.body).slug, request.body.number);
    return reply.code(204).send();
  });
}
