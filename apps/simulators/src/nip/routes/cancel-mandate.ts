import type { FastifyInstance } from 'fastify';
import { stateOf } from '../mandate-state.ts';
import type { Switch } from '../switch.ts';
import { MANDATE_CODE } from '../wire.ts';

const BODY = { type: 'object', required: ['mandate_code'], properties: { mandate_code: MANDATE_CODE } };

/** Ends a mandate, for ever. Again: nothing changes. */
export function cancelMandate(app: FastifyInstance, { store }: Switch): void {
  app.post<{ Body: { mandate_code: string } }>('/mandates/cancel', { schema: { body: BODY } }, async (request) => {
    const { world, nowMs } = request.switchVisit;
    const mandate = await store.cancelMandate(world, request.body.mandate_code, new Date(nowMs));
    return mandate ? { response_code: '00', ...stateOf(mandate, nowMs) } : { response_code: '25' };
  });
}
