import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';

/** None of the faults that were ordered. */
export function clearFaults(app: FastifyInstance, { faults }: Authority): void {
  app.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}
