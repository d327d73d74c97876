import type { FastifyInstance } from 'fastify';
import { portfolioOf } from '../../investments/portfolio.ts';
import { BankError } from '../bank-error.ts';
import { openData } from '../reading.ts';
import type { BankRoutesOptions } from './options.ts';

/** The portfolio behind an account of an investment institution. */
export function getInvestments(app: FastifyInstance, { desk, slowDataMs }: BankRoutesOptions): void {
  app.get<{ Params: { number: string } }>('/accounts/:number/investments', async (request, reply) => {
    const { customer, account } = await openData(desk, request, reply, slowDataMs);
    if (!customer.bank.investment) throw new BankError(403, 'not_offered', 'This account holds no investments.');
    const persona = account.definition?.persona ?? customer.user;
    return portfolioOf(account.plan, customer.bank.slug, request.visit.nowMs, persona === 'user_empty');
  });
}
