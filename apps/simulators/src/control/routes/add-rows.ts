import type { FastifyInstance } from 'fastify';
import { bankTime } from '../../banks/visit.ts';
import { COUNTRIES } from '../../people/countries.ts';
import { ROW_BODY, ROWS_MAX, type RowBody, toNewRow } from '../added-rows.ts';
import { type AtBank, bankOf, COUNTRY, NUMBER, SLUG } from '../at-bank.ts';
import type { ControlDeps, InWorld } from './deps.ts';

interface RowsBody extends AtBank {
  number: string;
  rows: RowBody[];
}
const ROWS_BODY = {
  type: 'object',
  required: ['bank', 'number', 'rows'],
  properties: {
    bank: SLUG,
    country: COUNTRY,
    number: NUMBER,
    rows: { type: 'array', maxItems: ROWS_MAX, items: ROW_BODY },
  },
};

/** Rows that the bank shows from now on. */
export function addRows(app: FastifyInstance, { desk, clock }: ControlDeps): void {
  app.post<InWorld<RowsBody>>('/rows', { schema: { body: ROWS_BODY }, bodyLimit: 8 * 1_048_576 }, async (request) => {
    const { world } = request.params;
    const { number, rows } = request.body;
    const bank = bankOf(request.body);
    const nowMs = bankTime(request, clock);
    const { offsetMinutes } = COUNTRIES[bank.country];
    return desk.store.addRows(
      world,
      bank.slug,
      number,
      rows.map((row) => toNewRow(row, nowMs, offsetMinutes)),
    );
  });
}
