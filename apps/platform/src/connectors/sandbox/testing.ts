import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startTestServer } from '@kente/kit/testing/database';
import pg from 'pg';
import { fetchAll } from '../conformance.ts';
import type {
  BankRow,
  Connection,
  Connector,
  FormElement,
  LinkAnswer,
  LinkContext,
  LinkedAccount,
} from '../connector.ts';

const ENTRY = fileURLToPath(new URL('../../../../simulators/src/main.ts', import.meta.url));

export interface TestWorld {
  url: string;
  /** A call of the control API. */
  control(world: string, method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** The simulated world as it really runs: a process of its own, over a database of its own. */
export async function startTestWorld(): Promise<TestWorld> {
  const shared = process.env.KENTE_TEST_POSTGRES;
  const server = shared ? { url: shared, stop: async () => {} } : await startTestServer();
  const name = `world_${randomBytes(6).toString('hex')}`;
  await statement(server.url, `create database ${name}`);
  const database = new URL(server.url);
  database.pathname = `/${name}`;
  const child = fork(ENTRY, {
    env: { ...process.env, DATABASE_URL: database.href, SIMULATORS_PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((done, fail) => {
    child.once('message', (message) => done((message as { url: string }).url));
    child.once('exit', (code) => fail(new Error(`the simulated world ended with ${code}`)));
  });
  return {
    url,
    async control(world, method, path, body) {
      const headers = { 'content-type': 'application/json', 'x-bank-time': NOW.toISOString() };
      const sent = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      const answer = await fetch(`${url}/control/worlds/${world}${path}`, sent);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      await statement(server.url, `drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** The bank's clock in these tests: a Friday afternoon. */
export const NOW = new Date('2026-11-20T14:00:00Z');

const input = (name: string, contentType: 'text' | 'password' | 'tel'): FormElement => ({
  type: 'elements.input',
  name,
  hint: name,
  contentType,
});

/** An attempt at a bank of the directory. */
export function attemptAt(
  slug: string,
  given: Partial<Pick<LinkContext, 'authMethod' | 'form' | 'now' | 'environmentId' | 'reauthorise'>> = {},
): LinkContext {
  const country = ['mpesa', 'kcb', 'coop', 'absa_ke'].includes(slug) ? 'ke' : slug === 'capitec' ? 'za' : 'ng';
  const currency = { ke: 'KSH', za: 'ZAR', ng: 'NGN' }[country] ?? 'NGN';
  return {
    environmentId: 'env_test',
    mode: 'test',
    institution: { id: '5f2d08be60b92e2888287702', slug, name: slug, country, currency },
    authMethod: 'internet_banking',
    form: [input('username', 'text'), input('password', 'password')],
    loginTitle: `Log in to ${slug}`,
    now: NOW,
    ...given,
  };
}

export const PHONE_FORM: readonly FormElement[] = [input('phone', 'tel')];
export const CAPTCHA_FORM: readonly FormElement[] = [
  input('username', 'text'),
  input('password', 'password'),
  { type: 'elements.captcha_input', name: 'captcha', hint: 'Characters in the picture', value: '' },
];

/** What people do at a bank, in a test's words. */
export function peopleAt(connector: Connector) {
  const start = (context: LinkContext): Promise<LinkAnswer> => connector.next(context, { kind: 'start' }, null);
  const login = async (context: LinkContext, values: Record<string, string>): Promise<LinkAnswer> => {
    const { state } = await start(context);
    return connector.next(context, { kind: 'answer', values }, state);
  };
  return {
    start,
    login,
    signIn: (username: string, password = 'pass_good', context = attemptAt('gtbank')) =>
      login(context, { username, password }),
    answer: (from: LinkAnswer, values: Record<string, string>, context = attemptAt('gtbank')) =>
      connector.next(context, { kind: 'answer', values }, from.state),
    allRows: async (connection: Connection): Promise<BankRow[]> =>
      (await fetchAll(connector, connection)).flatMap((page) => page.rows ?? []),
  };
}

export function linkedOf({ linked, step }: LinkAnswer): LinkedAccount {
  if (!linked) throw new Error(`not linked, but at ${step.kind}: ${'error' in step ? step.error : ''}`);
  return linked;
}

export function connectionOf(from: LinkAnswer, context = attemptAt('gtbank')): Connection {
  const { accountNumber, currency, secret } = linkedOf(from);
  return { context, accountNumber, currency, secret };
}
