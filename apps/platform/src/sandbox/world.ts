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
  take(env: Environment): Promise<unknown>;
  put(env: Environment, content: unknown): Promise<void>;
  empty(env: Environment): Promise<void>;
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 20_000;

export function createWorld(baseUrl: string): World {
  const agent = new Agent({ connections: 8, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
  const call = async (
    env: Environment,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<unknown> => {
    const answer = await request(`${baseUrl}/control/worlds/${env.id}${path}`, {
      method,
      dispatcher: agent,
      headers: {
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
