import type { FastifyInstance } from 'fastify';
import { stateOf } from '../mandate-state.ts';
import type { Switch } from '../switch.ts';
import { MANDATE_CODE } from '../wire.ts';

const BODY = { type: 'object', required: ['mandate_code'], properties: { mandate_code: MANDATE_CODE } };

/** Where a mandate stands by the clock of the caller. */
export function mandateStatus(app: FastifyInstance, { store }: Switch): void {
  app.post<{ Body: { mandate_code: string } }>('/mandates/status', { schema: { body: BODY } }, async (request) => {
    const { world, nowMs } = request.switchVisit;
    const mandate = await store.mandate(world, request.body.mandate_code);
    return mandate ? { response_code: '00', ...stateOf(mandate, nowMs) } : { response_code: '25' };
  });
}
