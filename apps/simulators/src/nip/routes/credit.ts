import type { FastifyInstance } from 'fastify';
import type { Switch } from '../switch.ts';
import { takeTransfer } from '../transfer.ts';
import { TRANSFER_BODY, type TransferBody } from '../wire.ts';

/** Pays money into an account. A session is taken once: again, it is `94`. */
export function credit(app: FastifyInstance, nip: Switch): void {
  app.post<{ Body: TransferBody }>('/credit', { schema: { body: TRANSFER_BODY } }, (request, reply) =>
    takeTransfer(nip, 'credit', request, reply),
  );
}
