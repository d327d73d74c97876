import type { FastifyInstance } from 'fastify';
import { NAME } from '../at-bank.ts';
import type { ControlDeps, InWorld } from './deps.ts';

const SEED_BODY = { type: 'object', required: ['seed'], properties: { seed: NAME } };

/** What the world is drawn from. */
export function setSeed(app: FastifyInstance, { desk }: ControlDeps): void {
  app.put<InWorld<{ seed: string }>>('/seed', { schema: { body: SEED_BODY } }, async (request, reply) => {
    await desk.store.setSeed(request.params.world, request.body.seed);
    return reply.code(204).send();
  });
}
