import type { FastifyInstance } from 'fastify';
import { asked } from '../asking.ts';
import { BankError } from '../bank-error.ts';
import { judge } from '../sign-in.ts';
import type { BankRoutesOptions } from './options.ts';

// Plain JSON schemas: a schema library would double the time to start.
const TEXT = { type: 'string', maxLength: 20_000 };

interface ChallengeBody {
  session: string;
  answers: string[];
}
const CHALLENGE_BODY = {
  type: 'object',
  required: ['session', 'answers'],
  properties: { session: TEXT, answers: { type: 'array', maxItems: 12, items: TEXT } },
};

/** Answers what a sign-in asked. */
export function answerChallenge(app: FastifyInstance, { desk }: BankRoutesOptions): void {
  app.post<{ Body: ChallengeBody }>('/challenges', { schema: { body: CHALLENGE_BODY } }, async (request, reply) => {
    const { bank, world, nowMs, directive } = request.visit;
    const session = desk.mint.open('session', request.body.session);
    if (!session || session.world !== world || session.bank !== bank.slug)
      throw new BankError(401, 'invalid_session', 'Sign in again.');
    const { session: next, verdict } = judge(session, request.body.answers, directive?.fault === 'wrong_otp');
    if (verdict === 'wrong') reply.code(401);
    if (verdict === 'wrong')
      return { code: 'wrong_answer', message: 'That is not right.', ...asked(desk, next, bank.name, 'challenge') };
    if (verdict === 'waiting') return asked(desk, next, bank.name, 'waiting');
    return next.pending.length > 0
      ? asked(desk, next, bank.name, 'challenge')
      : { status: 'signed_in', ...(await desk.admit(next, bank, nowMs)) };
  });
}
