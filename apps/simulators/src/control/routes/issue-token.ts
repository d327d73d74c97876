import type { FastifyInstance } from 'fastify';
import { readLogin } from '../../banks/sign-in.ts';
import { bankTime } from '../../banks/visit.ts';
import { type AtBank, bankOf, COUNTRY, NAME, NUMBER, SLUG } from '../at-bank.ts';
import type { ControlDeps, InWorld } from './deps.ts';

interface TokenBody extends AtBank {
  user: string;
  password?: string;
  /** Of the directory; only with it does the consent of a single-read method end. */
  method?: string;
  number?: string;
}
const TOKEN_BODY = {
  type: 'object',
  required: ['bank', 'user'],
  properties: {
    bank: SLUG,
    country: COUNTRY,
    user: NAME,
    password: { type: 'string', maxLength: 20_000 },
    method: SLUG,
    number: NUMBER,
  },
};
/** A consent without a sign-in. */
export function issueToken(app: FastifyInstance, { desk, clock }: ControlDeps): void {
  app.post<InWorld<TokenBody>>('/tokens', { schema: { body: TOKEN_BODY } }, async (request) => {
    const { user, password, number, method = '' } = request.body;
    const bank = bankOf(request.body);
    const fields = [
      { name: 'username', value: user },
      ...(password === undefined ? [] : [{ name: 'password', value: password }]),
    ];
    const login = await readLogin(bank, method, fields);
    if (login.custom) await desk.store.keepPersona(request.params.world, login.custom.digest, login.custom.persona);
    const { world } = request.params;
    const custom = login.custom?.digest ?? null;
    const grant = {
      world,
      bank: bank.slug,
      method,
      user: login.user,
      custom,
      fault: login.fault,
      account: number ?? null,
    };
    return desk.admit(grant, bank, bankTime(request, clock));
  });
}
