import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';

// Plain JSON schemas: a schema library would double the time to start.
const FAULT_BODY = {
  type: 'object',
  required: ['call', 'simulate'],
  properties: {
    call: { type: 'string', minLength: 1, maxLength: 120 },
    simulate: { type: 'string', minLength: 1, maxLength: 200 },
    times: { type: 'integer', minimum: 1, maximum: 100 },
  },
};

/** A fault for the next calls, for whoever cannot send the header. */
export function orderFault(app: FastifyInstance, { faults }: Authority): void {
  app.post<{ Body: { call: string; simulate: string; times?: number } }>(
    '/faults',
    { schema: { body: FAULT_BODY } },
    async ({ body }, reply) => {
      faults.order(body.call, body.simulate, body.times ?? 1);
      return reply.code(204).send();
    },
  );
}
