import type { FastifyInstance } from 'fastify';
import { identityOf } from '../customer-accounts.ts';
import { openData } from '../reading.ts';
import type { BankRoutesOptions } from './options.ts';

/** Who holds an account. */
export function getIdentity(app: FastifyInstance, { desk, slowDataMs }: BankRoutesOptions): void {
  app.get<{ Params: { number: string } }>('/accounts/:number/identity', async (request, reply) => {
    const reading = await openData(desk, request, reply, slowDataMs);
    return { identity: identityOf(reading.customer, reading.account.definition) };
  });
}
