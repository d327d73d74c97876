import type { FastifyInstance } from 'fastify';
import { accountNamed, asked } from '../asking.ts';
import { type Field, readLogin } from '../sign-in.ts';
import type { SignInSession } from '../token.ts';
import type { BankRoutesOptions } from './options.ts';

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

/** Signs in, or says what is asked next. */
export function postSession(app: FastifyInstance, { desk }: BankRoutesOptions): void {
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
}
