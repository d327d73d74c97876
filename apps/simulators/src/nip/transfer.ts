import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { whileConnected } from '../banks/wait.ts';
import type { Notice } from './callbacks.ts';
import { nextMorning } from './lagos.ts';
import { type Script, scriptOf } from './script.ts';
import type { Switch } from './switch.ts';
import type { SwitchVisit } from './visit.ts';
import type { TransferBody } from './wire.ts';

const DUPLICATE = '94';
/** Longer than anybody waits. */
const HANGS_MS = 180_000;
/** Half an answer under a type that promises a whole one. */
const GARBAGE = '{"response_code":"00","amo';

/** A movement of money is put before the switch: it is recorded first, then what its script says happens. */
export async function takeTransfer(
  nip: Switch,
  kind: 'debit' | 'credit',
  request: FastifyRequest<{ Body: TransferBody }>,
  reply: FastifyReply,
): Promise<unknown> {
  const { switchVisit: visit, body } = request;
  const { session_id: sessionId, amount } = body;
  const script = await scriptFor(nip, kind, visit, body);
  const at = new Date(visit.nowMs);
  const session = {
    ...{ sessionId, kind, asked: amount, at, bookedAs: bookedAs(sessionId, script) },
    reversedAt: script.reverses ? new Date(nextMorning(visit.nowMs)) : null,
  };
  const isFirst = await nip.store.present(visit.world, session, script);
  if (!isFirst) return { response_code: DUPLICATE, session_id: sessionId, amount };
  if (visit.callback) nip.callbacks.send(visit.callback, noticesOf(script, kind, visit, body));
  return play(script, sessionId, reply);
}

async function scriptFor(
  { customers }: Switch,
  kind: 'debit' | 'credit',
  { world, nowMs, simulate }: SwitchVisit,
  { from, to, amount }: TransferBody,
): Promise<Script> {
  if (kind === 'credit') return scriptOf(simulate, { amount, accountNumber: to.account_number, available: null });
  const account = { nipCode: from.institution_code, number: from.account_number, knownAs: from.account_name };
  const { available } = await customers.find(world, account, nowMs);
  return scriptOf(simulate, { amount, accountNumber: from.account_number, available });
}

/** The answer, or what comes in its place. */
async function play({ answer }: Script, sessionId: string, reply: FastifyReply): Promise<unknown> {
  switch (answer.how) {
    case 'silence':
      await whileConnected(reply, HANGS_MS);
      return reply.code(504).send({ code: 'no_answer', message: 'No answer came from the destination.' });
    case 'http-500':
      return reply.code(500).send({ code: 'internal', message: 'Something went wrong at the switch.' });
    case 'garbage':
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': GARBAGE.length });
      reply.raw.end(GARBAGE);
      return reply;
    case 'code': {
      if (answer.afterMs > 0) await whileConnected(reply, answer.afterMs);
      const about = answer.foreignSession ? foreign(sessionId) : sessionId;
      return { response_code: answer.code, session_id: about, amount: answer.amount };
    }
  }
}

const bookedAs = (sessionId: string, { answer }: Script): string =>
  answer.how === 'code' && answer.foreignSession ? foreign(sessionId) : sessionId;

/** Another session id, always the same for one. */
function foreign(sessionId: string): string {
  const digest = createHash('sha256').update(sessionId).digest();
  const serial = (digest.readBigUInt64BE(0) % 1_000_000_000_000n).toString().padStart(12, '0');
  return sessionId.slice(0, 18) + serial;
}

function noticesOf(
  script: Script,
  transaction: 'debit' | 'credit',
  { world: participant }: SwitchVisit,
  { session_id, amount }: TransferBody,
): Notice[] {
  return script.callbacks.map((which) => ({
    ...{ kind: 'result', transaction, participant, amount },
    response_code: which === 'processing' ? '09' : '00',
    session_id: which === 'foreign' ? foreign(session_id) : session_id,
  }));
}
