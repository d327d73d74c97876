import type { FastifyInstance } from 'fastify';
import { unavailable } from '../bank-error.ts';
import { type ListQuery, listPage } from '../list-page.ts';
import { open, openData } from '../reading.ts';
import type { BankRoutesOptions } from './options.ts';

// Plain JSON schemas: a schema library would double the time to start.
const DAY = { type: 'string', maxLength: 10 };
const LIST_QUERY = {
  type: 'object',
  properties: {
    from: DAY,
    to: DAY,
    after: { type: 'string', maxLength: 400 },
    limit: { type: 'integer', minimum: 1, maximum: 1_000 },
  },
};

/** A page of an account, oldest first; `after` is the mark that the page before gave. */
export function listTransactions(app: FastifyInstance, { desk, slowDataMs }: BankRoutesOptions): void {
  app.get<{ Params: { number: string }; Querystring: ListQuery }>(
    '/accounts/:number/transactions',
    { schema: { querystring: LIST_QUERY } },
    async (request, reply) => {
      const reading =
        request.query.after === undefined
          ? await openData(desk, request, reply, slowDataMs)
          : await open(desk, request);
      if (reading.token.fault === 'pass_partial_balance') throw unavailable();
      reply.header('content-type', 'application/json; charset=utf-8');
      return reply.send(await listPage(desk, reading, request.visit.nowMs, request.query));
    },
  );
}
