import type { FastifyInstance } from 'fastify';
import { BankError } from '../banks/bank-error.ts';
import { parseDirective } from '../banks/simulate.ts';
import { suffer } from '../banks/visit.ts';
import { creditFile } from './credit-file.ts';

// Plain JSON schemas: a schema library would double the time to start.
const BODY = {
  type: 'object',
  required: ['bvn'],
  properties: { bvn: { type: 'string', pattern: '^\\d{11}$' } },
};

/** A small credit bureau. Faults are ordered as at the banks, in `x-simulate`. */
export async function bureauRoutes(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    const given = request.headers['x-simulate'];
    await suffer(parseDirective(Array.isArray(given) ? given[0] : given), reply);
  });

  app.post<{ Body: { bvn: string } }>('/v1/credit-reports', { schema: { body: BODY } }, async (request) => {
    const loans = creditFile(request.body.bvn);
    if (!loans) throw new BankError(404, 'no_file', 'The bureau has no file on this person.');
    return { subject: { bvn_last4: request.body.bvn.slice(-4) }, loans };
  });
}
