import type { FastifyInstance } from 'fastify';
import { tellReversals } from '../reversals.ts';
import type { Switch } from '../switch.ts';
import { SESSION_ID } from '../wire.ts';

const BODY = { type: 'object', required: ['session_id'], properties: { session_id: SESSION_ID } };
const NO_RECORD = '25';

/** The original's result. */
export function requery(app: FastifyInstance, nip: Switch): void {
  app.post<{ Body: { session_id: string } }>('/requery', { schema: { body: BODY } }, async (request) => {
    const { session_id } = request.body;
    await tellReversals(nip, request.switchVisit);
    const session = await nip.store.askedAgain(request.switchVisit.world, session_id);
    if (!session) return { response_code: NO_RECORD, session_id, amount: 0 };
    const { requeryCodes, requeries, moved, asked } = session;
    const response_code = requeryCodes[requeries - 1] ?? requeryCodes.at(-1) ?? NO_RECORD;
    return { response_code, session_id, amount: response_code === '00' ? moved : asked };
  });
}
