import type { FastifyInstance } from 'fastify';
import { bearer } from '../reading.ts';
import { tokenDigest } from '../token.ts';
import type { BankRoutesOptions } from './options.ts';

/** Ends a consent. */
export function revokeToken(app: FastifyInstance, { desk }: BankRoutesOptions): void {
  app.delete('/tokens/current', async (request, reply) => {
    const token = desk.mint.open('access', bearer(request));
    if (token && token.world === request.visit.world) await desk.store.revoke(token.world, tokenDigest(token));
    return reply.code(204).send();
  });
}
