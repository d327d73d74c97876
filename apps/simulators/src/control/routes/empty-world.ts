import type { FastifyInstance } from 'fastify';
import type { ControlDeps, InWorld } from './deps.ts';

/** Nothing of a world is left. */
export function emptyWorld(app: FastifyInstance, { archive }: ControlDeps): void {
  app.delete<InWorld<never>>('/', async (request, reply) => {
    await archive.empty(request.params.world);
    return reply.code(204).send();
  });
}
