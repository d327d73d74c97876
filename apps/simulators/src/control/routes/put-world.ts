import type { FastifyInstance } from 'fastify';
import type { WorldExport } from '../../store/records.ts';
import type { ControlDeps, InWorld } from './deps.ts';

const WORLD_BODY = { type: 'object', required: ['version'], properties: { version: { const: 1 } } };

/** A world as it was taken. */
export function putWorld(app: FastifyInstance, { archive }: ControlDeps): void {
  app.put<InWorld<WorldExport>>(
    '/',
    { schema: { body: WORLD_BODY }, bodyLimit: 512 * 1_048_576 },
    async (request, reply) => {
      await archive.put(request.params.world, request.body);
      return reply.code(204).send();
    },
  );
}
