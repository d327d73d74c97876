import type { FastifyInstance } from 'fastify';
import type { ControlDeps, InWorld } from './deps.ts';

/** All of a world, to be put elsewhere. */
export function getWorld(app: FastifyInstance, { archive }: ControlDeps): void {
  app.get<InWorld<never>>('/', (request) => archive.take(request.params.world));
}
