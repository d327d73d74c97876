import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { BankError } from '../../banks/bank-error.ts';
import { lagosStamp } from '../lagos.ts';
import type { Switch } from '../switch.ts';
import { ACCOUNT_BODY, type AccountOnWire, AMOUNT, SESSION_ID } from '../wire.ts';

const BODY = {
  type: 'object',
  required: ['from', 'to', 'amount'],
  properties: { from: ACCOUNT_BODY, to: ACCOUNT_BODY, amount: AMOUNT, session_id: SESSION_ID },
};

interface Body {
  from: AccountOnWire;
  to: AccountOnWire;
  amount: number;
  /** The same again is the same transfer. */
  session_id?: string;
}

/**
 * Somebody pays into an account number of the participant's: it is booked, and told at once where the participant said how to reach
 * it; the report of the day tells it in any case.
 */
export function makeTransfer(app: FastifyInstance, { store, customers, callbacks }: Switch): void {
  app.post<{ Body: Body }>('/incoming', { schema: { body: BODY } }, async (request) => {
    const { world, nowMs, callback } = request.switchVisit;
    const { from, to, amount, session_id } = request.body;
    const { institution_code: bank, account_number: number, account_name: knownAs } = from;
    const { name } = await customers.find(world, { nipCode: bank, number, knownAs }, nowMs);
    const sessionId = session_id ?? `${bank}${lagosStamp(nowMs)}${serial()}`;
    const transfer = { sessionId, number: to.account_number, amount, from: { bank, number, name } };
    await store.putIncoming(world, { ...transfer, at: new Date(nowMs) });
    if (!callback) return { session_id: sessionId };
    const notice = {
      ...{ kind: 'incoming' as const, session_id: sessionId, amount, participant: world },
      to: { account_number: to.account_number },
      from: { institution_code: bank, account_number: number, account_name: name },
    };
    await callbacks.deliver(callback, notice).catch(() => {
      throw new BankError(502, 'not_heard', 'The participant did not take the callback.');
    });
    return { session_id: sessionId };
  });
}

const serial = (): string => String(randomInt(1_000_000_000)).padStart(12, '0');
