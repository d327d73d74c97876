import type { FastifyInstance } from 'fastify';
import { unavailable } from '../bank-error.ts';
import { balanceOf } from '../customer-accounts.ts';
import { openData } from '../reading.ts';
import type { BankRoutesOptions } from './options.ts';

/** What an account holds now, minor units. */
export function getBalance(app: FastifyInstance, { desk, slowDataMs }: BankRoutesOptions): void {
  app.get<{ Params: { number: string } }>('/accounts/:number/balance', async (request, reply) => {
    const reading = await openData(desk, request, reply, slowDataMs);
    if (reading.token.fault === 'pass_partial_transactions') throw unavailable();
    const balance = balanceOf(desk.shelf, reading.account, await desk.added(reading), request.visit.nowMs);
    return { balance, currency: reading.account.plan.currency, asOf: new Date(request.visit.nowMs).toISOString() };
  });
}
