import type { Clock } from '@kente/kit/clock';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Bank } from '../banks/bank.ts';
import { BankError } from '../banks/bank-error.ts';
import { definedPlan, plansOf } from '../banks/customer-accounts.ts';
import type { Desk } from '../banks/desk.ts';
import { findBank } from '../banks/directory.ts';
import { readLogin } from '../banks/sign-in.ts';
import { bankTime, WORLD_PATTERN } from '../banks/visit.ts';
import { balanceAt } from '../history/history.ts';
import { COUNTRIES } from '../people/countries.ts';
import { internationalPhone } from '../people/person.ts';
import type { AccountDefinition, CustomerRecord, NewRow, WorldExport } from '../store/records.ts';
import type { WorldArchive } from '../store/world-archive.ts';
import { ROW_BODY, ROWS_MAX, type RowBody, toNewRow } from './added-rows.ts';

// Plain JSON schemas: a schema library would double the time to start.
const SLUG = { type: 'string', minLength: 1, maxLength: 60 };
const COUNTRY = { type: 'string', maxLength: 2 };
const NUMBER = { type: 'string', pattern: '^[+A-Za-z0-9-]{1,40}$' };
const NAME = { type: 'string', minLength: 1, maxLength: 120 };
const AMOUNT = { type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

interface AtBank {
  bank: string;
  /** Only for a bank that is not in the directory. */
  country?: string;
}

interface AccountBody extends AtBank {
  /** Absent: the persona's own first account. */
  number?: string;
  /** Absent: `user_good`. */
  persona?: string;
  name?: string;
  type?: string;
  currency?: string;
  /** What the account holds now, minor units. */
  balance?: number;
  customer?: CustomerRecord;
  /** Given: the account shows these rows and nothing of the persona's history, unless `history` says otherwise. */
  transactions?: RowBody[];
  history?: 'persona' | 'rows';
  /** An account that is there is left alone, unless this is true. */
  replace?: boolean;
}
const CUSTOMER = {
  type: 'object',
  properties: { full_name: NAME, email: NAME, phone: NAME, bvn: NAME, gender: NAME, dob: NAME },
};
const ACCOUNT_BODY = {
  type: 'object',
  required: ['bank'],
  properties: {
    ...{ bank: SLUG, country: COUNTRY, number: NUMBER, persona: NAME, name: NAME, type: NAME },
    ...{ currency: { type: 'string', pattern: '^[A-Z]{3}$' }, balance: AMOUNT, customer: CUSTOMER },
    transactions: { type: 'array', maxItems: 50_000, items: ROW_BODY },
    history: { enum: ['persona', 'rows'] },
    replace: { type: 'boolean' },
  },
};

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

interface DemandBody extends AtBank {
  number: string;
}
const DEMAND_BODY = {
  type: 'object',
  required: ['bank', 'number'],
  properties: { bank: SLUG, country: COUNTRY, number: NUMBER },
};

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
const SEED_BODY = { type: 'object', required: ['seed'], properties: { seed: NAME } };
const WORLD_BODY = { type: 'object', required: ['version'], properties: { version: { const: 1 } } };

interface Deps {
  desk: Desk;
  archive: WorldArchive;
  clock: Clock;
}
type InWorld<Body> = { Params: { world: string }; Body: Body };

/** The control API: what the sandbox of the platform does to the simulated world. Not part of any bank. */
export async function controlRoutes(app: FastifyInstance, { desk, archive, clock }: Deps): Promise<void> {
  app.addHook('onRequest', async (request) => {
    const { world } = request.params as { world?: string };
    if (world === undefined || !WORLD_PATTERN.test(world))
      throw new BankError(400, 'invalid_world', 'Not a name for a world.');
  });

  app.post<InWorld<AccountBody>>(
    '/accounts',
    { schema: { body: ACCOUNT_BODY }, bodyLimit: 32 * 1_048_576 },
    (request) => putAccount(desk, request, bankTime(request, clock)),
  );

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

  app.post<InWorld<DemandBody>>('/reauth', { schema: { body: DEMAND_BODY } }, async (request, reply) => {
    await desk.store.demandSignIn(request.params.world, bankOf(request.body).slug, request.body.number);
    return reply.code(204).send();
  });

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

  app.put<InWorld<{ seed: string }>>('/seed', { schema: { body: SEED_BODY } }, async (request, reply) => {
    await desk.store.setSeed(request.params.world, request.body.seed);
    return reply.code(204).send();
  });

  app.get<InWorld<never>>('/', (request) => archive.take(request.params.world));
  app.put<InWorld<WorldExport>>(
    '/',
    { schema: { body: WORLD_BODY }, bodyLimit: 512 * 1_048_576 },
    async (request, reply) => {
      await archive.put(request.params.world, request.body);
      return reply.code(204).send();
    },
  );
  app.delete<InWorld<never>>('/', async (request, reply) => {
    await archive.empty(request.params.world);
    return reply.code(204).send();
  });
}

function bankOf({ bank, country }: { bank: string; country?: string }): Bank {
  const found = findBank(bank, country);
  if (!found) throw new BankError(404, 'unknown_bank', `No such bank: ${bank}.`);
  return found;
}

/** Sets an account up, leaves one alone that is there, and answers with a token that reaches it. */
async function putAccount(desk: Desk, request: FastifyRequest<InWorld<AccountBody>>, nowMs: number): Promise<unknown> {
  const { world } = request.params;
  const { body } = request;
  const bank = bankOf(body);
  const { seed } = await desk.store.world(world);
  const user = body.persona ?? 'user_good';
  const customer = { seed, user, custom: null, bank };
  const given = bank.phoneIsNumber ? internationalPhone(body.number ?? '', COUNTRIES[bank.country]) : null;
  const number = given ?? body.number ?? plansOf(customer)[0]?.number;
  if (number === undefined) throw new BankError(400, 'no_account', `${user} has no account at ${bank.name}.`);
  const { offsetMinutes } = COUNTRIES[bank.country];
  const rows = (body.transactions ?? []).map((row) => toNewRow(row, nowMs, offsetMinutes));
  const history = body.history ?? (body.transactions === undefined ? 'persona' : 'rows');
  const { name, type, currency, customer: identity } = body;
  const shape: AccountDefinition = {
    persona: user,
    history,
    offset: 0,
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(currency === undefined ? {} : { currency }),
    ...(identity === undefined ? {} : { customer: identity }),
  };
  const plan = definedPlan(customer, number, shape);
  if (!plan) throw new BankError(400, 'no_account', `${user} has no account at ${bank.name}.`);
  const held =
    balanceAt(desk.shelf, plan, nowMs) + rows.reduce((sum, row) => sum + (row.credit ? row.amount : -row.amount), 0);
  const definition = settled(shape, rows, body.balance === undefined ? null : body.balance - held, nowMs);
  const created = await desk.store.putAccount({
    world,
    bank: bank.slug,
    number,
    definition,
    rows,
    replace: body.replace ?? false,
  });
  const grant = { world, bank: bank.slug, method: '', user, custom: null, fault: '', account: number };
  const { token, accounts } = await desk.admit(grant, bank, nowMs);
  return { created, token, bank: bank.slug, ...accounts.find((account) => account.number === number) };
}

/** Makes the account hold what was asked for; `missing` is what it lacks now. */
function settled(
  shape: AccountDefinition,
  rows: readonly NewRow[],
  missing: number | null,
  nowMs: number,
): AccountDefinition {
  if (shape.history === 'rows') return { ...shape, offset: missing ?? depth(rows) };
  return missing === null || missing === 0 ? shape : { ...shape, adjusted: { atMs: nowMs, amount: missing } };
}

/** What must be there before the rows so that none of them overdraws the account. */
function depth(rows: readonly NewRow[]): number {
  const ordered = [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : (a.atMs ?? 0) - (b.atMs ?? 0)));
  let held = 0;
  let lowest = 0;
  for (const row of ordered) {
    held += row.credit ? row.amount : -row.amount;
    lowest = Math.min(lowest, held);
  }
  return lowest === 0 ? 0 : -lowest;
}
