import type { FastifyInstance } from 'fastify';
import { open } from '../reading.ts';
import type { BankRoutesOptions } from './options.ts';

/** What an account is. */
export function getAccount(app: FastifyInstance, { desk }: BankRoutesOptions): void {
  app.get<{ Params: { number: string } }>('/accounts/:number', async (request) => {
    const reading = await open(desk, request);
    const { name, type, currency, bvn } = reading.account.plan;
    return { number: reading.number, name, type, currency, bvn };
  });
}
