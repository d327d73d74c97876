import { Fault, Refusal } from '@kente/kit/errors';
import { Agent, request } from 'undici';
import type { Environment } from '../tenancy/index.ts';

/** A row that the simulated bank is to show. Amount in minor units, positive. */
export interface WorldRow {
  date?: string;
  amount: number;
  type: 'credit' | 'debit';
  narration: string;
  status?: 'pending' | 'posted';
  provider_id?: string | null;
}

export interface WorldAccount {
  bank: string;
  country: string;
  number?: string;
  persona?: string;
  name?: string;
  balance?: number;
  customer?: { full_name?: string; email?: string; bvn?: string };
  transactions?: readonly WorldRow[];
}

/** Amount in kobo. */
export interface WorldTransfer {
  from: { nipCode: string; accountNumber: string; name: string };
  accountNumber: string;
  amount: number;
}

/** The switch, and where it tells of what happens. */
export interface SwitchAccess {
  key: string;
  callbackUrl: string;
}

interface AccountPlace {
  bank: string;
  country: string;
  number: string;
}

/** What the sandbox does to the simulated outside world, over its control API. The world is named by the environment. */
export interface World {
  putAccount(env: Environment, account: WorldAccount): Promise<{ number: string }>;
  addRows(env: Environment, place: AccountPlace, rows: readonly WorldRow[]): Promise<void>;
  demandSignIn(env: Environment, place: AccountPlace): Promise<void>;
  /** Somebody transfers money to an account number of ours. @returns the switch's id of it, when it was heard of here. */
  transfer(env: Environment, transfer: WorldTransfer): Promise<string>;
  take(env: Environment): Promise<unknown>;
  put(env: Environment, content: unknown): Promise<void>;
  empty(env: Environment): Promise<void>;
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 20_000;
/** The switch's own number. */
const OURS = '999999';

export function createWorld(baseUrl: string, nip: SwitchAccess): World {
  const agent = new Agent({ connections: 8, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
  const call = async (
    env: Environment,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<unknown> => {
    const place = headers['x-world'] === undefined ? `/control/worlds/${env.id}` : '';
    const answer = await request(`${baseUrl}${place}${path}`, {
      method,
      dispatcher: agent,
      headers: {
        ...headers,
        'x-bank-time': env.clock.now().toISOString(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new Fault('world.unreachable', {
        status: 503,
        message: 'The simulated banks do not answer. Is the simulators process running?',
        retryAfterSeconds: 2,
        cause: error,
      });
    });
    const text = await answer.body.text();
    const content: unknown = text === '' ? null : JSON.parse(text);
    if (answer.statusCode < 300) return content;
    const message =
      (content as { message?: string } | null)?.message ?? `The simulated bank answered ${answer.statusCode}.`;
    if (answer.statusCode < 500) throw new Refusal('world.refused', { status: 400, message });
    throw new Fault('world.failed', { message });
  };

  return {
    putAccount: async (env, account) => (await call(env, 'POST', '/accounts', account)) as { number: string },
    async addRows(env, place, rows) {
      await call(env, 'POST', '/rows', { ...place, rows });
    },
    async demandSignIn(env, place) {
      await call(env, 'POST', '/reauth', place);
    },
    async transfer(env, { from, accountNumber, amount }) {
      const sender = { institution_code: from.nipCode, account_number: from.accountNumber, account_name: from.name };
      const to = { institution_code: OURS, account_number: accountNumber };
      const headers = { 'x-world': env.id, authorization: `Bearer ${nip.key}`, 'x-callback-url': nip.callbackUrl };
      const made = await call(env, 'POST', '/nip/incoming', { from: sender, to, amount }, headers);
      return (made as { session_id: string }).session_id;
    },
    take: (env) => call(env, 'GET', '/'),
    async put(env, content) {
      await call(env, 'PUT', '/', content);
    },
    async empty(env) {
      await call(env, 'DELETE', '/');
    },
    close: () => agent.close(),
  };
}
