import type { FastifyInstance } from 'fastify';
import type { Switch } from '../switch.ts';
import { takeTransfer } from '../transfer.ts';
import { TRANSFER_BODY, type TransferBody } from '../wire.ts';

/** Takes money from an account under a mandate. A session is taken once: again, it is `94`. */
export function debit(app: FastifyInstance, nip: Switch): void {
  app.post<{ Body: TransferBody }>('/debit', { schema: { body: TRANSFER_BODY } }, (request, reply) =>
    takeTransfer(nip, 'debit', request, reply),
  );
}
