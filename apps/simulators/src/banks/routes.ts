import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { portfolioOf } from '../investments/portfolio.ts';
import { BankError, unavailable } from './bank-error.ts';
import { drawCaptcha } from './captcha.ts';
import { CAPTCHA_WORD, challengeOf } from './challenges.ts';
import { balanceOf, identityOf } from './customer-accounts.ts';
import type { Desk, Reading } from './desk.ts';
import { listingOf } from './listing.ts';
import { pageOf } from './printed-months.ts';
import { type Field, judge, readLogin } from './sign-in.ts';
import { type SignInSession, tokenDigest } from './token.ts';
import { whileConnected } from './wait.ts';
import { readMark, writeMark } from './wire.ts';

// Plain JSON schemas: a schema library would double the time to start.
const TEXT = { type: 'string', maxLength: 20_000 };

interface SessionBody {
  method: string;
  /** In the order of the form: the first names the person. */
  fields: Field[];
  /** The account that the customer is expected to come back to. */
  account?: string;
}
const SESSION_BODY = {
  type: 'object',
  required: ['method', 'fields'],
  properties: {
    method: { type: 'string', minLength: 1, maxLength: 60 },
    fields: {
      type: 'array',
      minItems: 1,
      maxItems: 12,
      items: {
        type: 'object',
        required: ['name', 'value'],
        properties: { name: { type: 'string', maxLength: 60 }, value: TEXT },
      },
    },
    account: { type: 'string', maxLength: 40 },
  },
};

interface ChallengeBody {
  session: string;
  answers: string[];
}
const CHALLENGE_BODY = {
  type: 'object',
  required: ['session', 'answers'],
  properties: { session: TEXT, answers: { type: 'array', maxItems: 12, items: TEXT } },
};

interface ListQuery {
  from?: string;
  to?: string;
  after?: string;
  limit?: number;
}
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

/** How long data takes after `pass_slow`. */
export const SLOW_DATA_MS = 20_000;

export interface BankRoutesOptions {
  desk: Desk;
  slowDataMs: number;
}

/** The bank API. Every request carries `x-world`; those below `/accounts` a bearer token. */
export async function bankRoutes(app: FastifyInstance, { desk, slowDataMs }: BankRoutesOptions): Promise<void> {
  app.get('/captcha', () => ({ picture: drawCaptcha(CAPTCHA_WORD) }));

  app.post<{ Body: SessionBody }>('/sessions', { schema: { body: SESSION_BODY } }, async (request, reply) => {
    const { bank, world, nowMs } = request.visit;
    const { method, fields, account } = request.body;
    const login = await readLogin(bank, method, fields);
    if (login.custom) await desk.store.keepPersona(world, login.custom.digest, login.custom.persona);
    const custom = login.custom?.digest ?? null;
    const grant = {
      world,
      bank: bank.slug,
      method,
      user: login.user,
      custom,
      fault: login.fault,
      account: account ?? accountNamed(login.user),
    };
    const session: SignInSession = { kind: 'session', ...grant, pending: login.pending, wrong: 0, polls: 0 };
    reply.code(201);
    return login.pending.length > 0
      ? asked(desk, session, bank.name, 'challenge')
      : { status: 'signed_in', ...(await desk.admit(grant, bank, nowMs)) };
  });

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

  app.delete('/tokens/current', async (request, reply) => {
    const token = desk.mint.open('access', bearer(request));
    if (token && token.world === request.visit.world) await desk.store.revoke(token.world, tokenDigest(token));
    return reply.code(204).send();
  });

  app.get<{ Params: { number: string } }>('/accounts/:number', async (request) => {
    const reading = await open(desk, request);
    const { name, type, currency, bvn } = reading.account.plan;
    return { number: reading.number, name, type, currency, bvn };
  });

  app.get<{ Params: { number: string } }>('/accounts/:number/balance', async (request, reply) => {
    const reading = await openData(desk, request, reply, slowDataMs);
    if (reading.token.fault === 'pass_partial_transactions') throw unavailable();
    const balance = balanceOf(desk.shelf, reading.account, await desk.added(reading), request.visit.nowMs);
    return { balance, currency: reading.account.plan.currency, asOf: new Date(request.visit.nowMs).toISOString() };
  });

  app.get<{ Params: { number: string } }>('/accounts/:number/identity', async (request, reply) => {
    const reading = await openData(desk, request, reply, slowDataMs);
    return { identity: identityOf(reading.customer, reading.account.definition) };
  });

  app.get<{ Params: { number: string } }>('/accounts/:number/investments', async (request, reply) => {
    const { customer, account } = await openData(desk, request, reply, slowDataMs);
    if (!customer.bank.investment) throw new BankError(403, 'not_offered', 'This account holds no investments.');
    const persona = account.definition?.persona ?? customer.user;
    return portfolioOf(account.plan, customer.bank.slug, request.visit.nowMs, persona === 'user_empty');
  });

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

/** A login that is an account number reaches the account of that number, where one was set up. */
const accountNamed = (user: string): string | null => (/^\+?[A-Za-z0-9-]{4,40}$/.test(user) ? user : null);

function asked(
  desk: Desk,
  session: SignInSession,
  bankName: string,
  status: 'challenge' | 'waiting',
): Record<string, unknown> {
  const [type] = session.pending;
  return {
    status,
    session: desk.mint.issue(session),
    challenge: type === undefined ? null : challengeOf(type, bankName),
  };
}

const bearer = (request: FastifyRequest): string =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';

function open(desk: Desk, request: FastifyRequest<{ Params: { number: string } }>): Promise<Reading> {
  return desk.open(bearer(request), request.visit.bank, request.visit.world, request.params.number);
}

/** Opens an account for its data; what the sign-in's password ordered is felt here. */
async function openData(
  desk: Desk,
  request: FastifyRequest<{ Params: { number: string } }>,
  reply: FastifyReply,
  slowMs: number,
): Promise<Reading> {
  const reading = await open(desk, request);
  const { fault } = reading.token;
  if (fault === 'pass_unavailable') throw unavailable();
  if (fault === 'pass_fault')
    throw new BankError(500, 'simulated_platform_fault', 'This answer stands for a fault on your own side.');
  if (fault === 'pass_slow') await whileConnected(reply, slowMs);
  return reading;
}

async function listPage(desk: Desk, reading: Reading, nowMs: number, query: ListQuery): Promise<Buffer> {
  if (!reading.account.plan.listsRows) throw new BankError(403, 'not_offered', 'This account shows a balance only.');
  const given = query.after === undefined ? null : readMark(query.after);
  if (query.after !== undefined && !given) throw new BankError(400, 'invalid_page', 'Unknown page.');
  const all = await desk.added(reading);
  const mark = given ?? {
    asOfMs: nowMs,
    lastSeq: all.at(-1)?.seq ?? 0,
    from: query.from ?? null,
    to: query.to ?? null,
    index: 0,
  };
  const added = all.filter((row) => row.seq <= mark.lastSeq);
  const { stretches, from, to } = listingOf(desk, reading.account, added, mark);
  const end = mark.index + (query.limit ?? 1_000);
  const more = end < stretches.reduce((sum, { rows }) => sum + rows, 0);
  const next = more ? JSON.stringify(writeMark({ ...mark, index: end })) : 'null';
  const token = more ? null : rotated(desk, reading);
  return Buffer.concat([
    Buffer.from(`{"from":"${from}","to":"${to}","rows":`),
    pageOf(stretches, mark.index, end),
    Buffer.from(`,"next":${next},"token":${JSON.stringify(token)}}`),
  ]);
}

/**
 * A consent that is good for one read ends when its last page is handed out: the token to use from now on is refused.
 * The one in hand still works, since the reader may have to fetch again what it could not store.
 */
function rotated(desk: Desk, { token, customer }: Reading): string | null {
  const single = token.fault === 'pass_reauth' || customer.bank.singleRead.includes(token.method);
  return single ? desk.mint.issue({ ...token, spent: true }) : null;
}
