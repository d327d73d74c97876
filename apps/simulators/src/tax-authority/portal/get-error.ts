import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';
import { AuthorityError, success } from '../envelope.ts';

/** Why a request was refused. */
export function getError(app: FastifyInstance, { refusals }: Authority): void {
  app.get<{ Params: { id: string } }>('/errors/:id', async ({ params }) => {
    const reasons = refusals.get(params.id);
    if (!reasons) throw new AuthorityError(404, 'handler', 'error not found');
    return success(200, { reasons });
  });
}
