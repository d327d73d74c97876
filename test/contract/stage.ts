import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Answer,
  type CallOptions,
  type TestPlatform,
  type TestPlatformOptions,
  testPlatform,
} from '../../apps/platform/src/testing/platform.ts';

/** What the suites of the contract have in common: a platform with its simulated banks, and the calls of an integrator. */

export const GTBANK = '5f2d08be60b92e2888287702';
export const FIRST_BANK = '5f2d08c060b92e2888287707';
export const KUDA = '5f2d08bf60b92e2888287704';

export const PATTERNS = {
  id: /^[0-9a-f]{24}$/,
  link: /^AL[A-Z0-9]{10}$/,
  token: /^[A-Za-z0-9]{20}$/,
  code: /^code_[a-z0-9]{24}$/,
  event: /^evt_[a-z0-9]{24}$/,
  iso: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};

export const ACCOUNT_MISSING = '{"status":"failed","message":"This account does not exist.","data":null}';
export const missing = (noun: string): string => ACCOUNT_MISSING.replace('account', noun);

// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape
export type Json = any;

export interface LinkRequest {
  persona?: string | object;
  password?: string;
  institution?: string;
  auth_method?: string;
  customer?: string | object;
  ref?: string;
  account_id?: string;
}

/** An environment as its integrator sees it. */
export class Integrator {
  readonly #platform: TestPlatform;
  readonly key: string;
  #people = 0;

  constructor(platform: TestPlatform, key: string) {
    this.#platform = platform;
    this.key = key;
  }

  call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    return this.#platform.call(method, path, { key: this.key, ...options });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('GET', path, { headers });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', path, { body, headers });
  }

  /** `data` of a call that must succeed. */
  async data(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.call(method, path, body === undefined ? {} : { body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json.data;
  }

  /** A linked account whose first fetch has ended. Each has a user name of its own unless one is given. */
  async account(request: LinkRequest = {}): Promise<string> {
    this.#people += 1;
    const { account } = await this.data('POST', '/v2/sandbox/link', { persona: `ngozi.${this.#people}`, ...request });
    await this.fetched(account);
    return account;
  }

  details(id: string): Promise<Json> {
    return this.data('GET', `/v2/accounts/${id}`);
  }

  fetched(id: string): Promise<Json> {
    return this.#platform.until(
      `the first fetch of ${id}`,
      async () => (await this.details(id)).meta.data_status !== 'PROCESSING',
    );
  }

  /** An account that shows exactly these rows. */
  async accountWith(transactions: readonly object[], institution = 'gtbank'): Promise<string> {
    this.#people += 1;
    const id = await this.account({
      persona: { seed: `quiet ${this.#people}`, imperfections: false, accounts: [{ balance: 25_000_000 }] },
      institution,
    });
    if (transactions.length > 0) await this.show(id, transactions);
    return id;
  }

  /** The bank shows these rows too, and a sync has brought them. */
  async show(id: string, transactions: readonly object[]): Promise<void> {
    await this.data('POST', `/v2/sandbox/accounts/${id}/transactions`, { transactions });
    const job = await this.data('POST', `/v2/sandbox/accounts/${id}/sync`, {});
    if (job.job_status !== 'finished') throw new Error(`the sync of ${id} ended as ${job.job_status}`);
  }

  /** Events about an account, oldest first. */
  async events(account: string, types = ''): Promise<Json[]> {
    const all: Json[] = [];
    let after = '';
    for (;;) {
      const { json } = await this.get(`/v2/events?limit=500&types=${types}&after=${after}`);
      all.push(...json.data);
      if (!json.meta.has_more) return all.filter((event) => event.data.account_id === account);
      after = json.meta.next;
    }
  }

  advance(duration: string): Promise<Json> {
    return this.data('POST', '/v2/sandbox/clock', { advance: duration });
  }
}

export interface Stage extends Integrator {
  platform: TestPlatform;
  /** Another app. */
  stranger(
    options?: Parameters<TestPlatform['tenant']>[0],
  ): Promise<Integrator & { environmentId: string; publicKey: string }>;
  close(): Promise<void>;
}

export async function openStage(options: TestPlatformOptions = {}): Promise<Stage> {
  const platform = await testPlatform({ simulators: true, ...options });
  return Object.assign(new Integrator(platform, platform.secretKey), {
    platform,
    async stranger(tenant = {}) {
      const { secretKey, publicKey, environment } = await platform.tenant(tenant);
      return Object.assign(new Integrator(platform, secretKey), { environmentId: environment.id, publicKey });
    },
    close: () => platform.close(),
  });
}

export interface Delivery {
  path: string;
  headers: Record<string, string>;
  body: string;
  json: Json;
}

/** A receiver of webhooks on this machine. */
export interface Sink {
  url: string;
  deliveries: Delivery[];
  /** What it answers from now on. */
  status: number;
  close(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const sink: Sink = { url: '', deliveries: [], status: 200, close: async () => {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    sink.deliveries.push({
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body,
      json: JSON.parse(body),
    });
    response.writeHead(sink.status, sink.status === 302 ? { location: '/elsewhere' } : {}).end('ignored');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  sink.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  sink.close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return sink;
}
