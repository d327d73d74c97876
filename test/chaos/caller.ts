import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from './process.ts';

// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape
export type Json = any;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

export interface Tenant {
  secretKey: string;
  environmentId: string;
  webhookSecret: string;
}

/** All standard events, and those that have to be named. */
const EVERY_EVENT = ['*', 'transaction.*', 'mono.events.sync_failed', 'mono.events.reauthorisation_required'];

/** Writes a seed file with one app whose webhooks go to `hook`. */
export async function seedFile(home: string, hook: string | null): Promise<Tenant & { file: string }> {
  const id = () => randomBytes(12).toString('hex');
  const [environmentId, secretKey, webhookSecret] = [id(), `test_sk_${id()}`, `sec_${id()}`];
  const webhook = hook === null ? {} : { webhook: { url: hook, secret: webhookSecret, events: EVERY_EVENT } };
  const environment = { mode: 'test', id: environmentId, secret_key: secretKey, ...webhook };
  const file = join(home, 'seed.json');
  const app = {
    name: 'Adire Loans',
    business: { name: 'Adire Finance Ltd' },
    products: ['connect'],
    environments: [environment],
  };
  await writeFile(file, JSON.stringify({ apps: [app] }));
  return { file, environmentId, secretKey, webhookSecret };
}

/** The server of an integrator. */
export class Caller {
  readonly url: string;
  readonly key: string | null;

  constructor(url: string, key: string | null) {
    this.url = url;
    this.key = key;
  }

  /** Null when nobody answered: the platform is gone, or goes in the middle. */
  async attempt(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer | null> {
    const sent =
      body === undefined || typeof body === 'string'
        ? body
        : body instanceof Uint8Array
          ? new Blob([Buffer.from(body)])
          : JSON.stringify(body);
    try {
      const answer = await fetch(this.url + path, {
        method,
        headers: {
          ...(this.key === null ? {} : { 'mono-sec-key': this.key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
    } catch {
      return null;
    }
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.attempt(method, path, body, headers);
    if (!answer) throw new Error(`${method} ${path}: nobody answered`);
    return answer;
  }

  /** `data` of a call that must succeed. */
  async data(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json.data;
  }

  link(request: Record<string, unknown>): Promise<{ account: string; code: string }> {
    return this.data('POST', '/v2/sandbox/link', request);
  }

  details(account: string): Promise<Json> {
    return this.data('GET', `/v2/accounts/${account}`);
  }

  /** Waits for the first fetch. @returns the data status that it ended with. */
  async fetched(account: string, withinMs = 30_000): Promise<string> {
    const look = async () => {
      const status = (await this.details(account)).meta.data_status;
      return status === 'PROCESSING' ? null : status;
    };
    return until(`the first fetch of ${account}`, look, withinMs);
  }

  /** The whole log, as text, oldest first. */
  async log(limit = 500): Promise<Json[]> {
    const all: Json[] = [];
    for (let after = ''; ; ) {
      const { json } = await this.call('GET', `/v2/events?limit=${limit}${after && `&after=${after}`}`);
      all.push(...json.data);
      if (!json.meta.has_more) return all;
      after = json.meta.next;
    }
  }

  /** Every row of an account, newest first, as the listing tells them. */
  async rows(account: string): Promise<Json[]> {
    const all: Json[] = [];
    for (let page = 1; ; page += 1) {
      const { json } = await this.call('GET', `/v2/accounts/${account}/transactions?limit=100&page=${page}`);
      all.push(...json.data);
      if (page >= json.meta.pages) return all;
    }
  }

  /** The cursor feed folded into a list: id → row. */
  async folded(account: string): Promise<Map<string, Json>> {
    const rows = new Map<string, Json>();
    for (let cursor = ''; ; ) {
      const { added, modified, removed, next_cursor, has_more } = await this.data(
        'GET',
        `/v2/accounts/${account}/transactions/sync?count=500&cursor=${encodeURIComponent(cursor)}`,
      );
      for (const row of added) {
        if (rows.has(row.id)) throw new Error(`the feed adds ${row.id} twice`);
        rows.set(row.id, row);
      }
      for (const row of modified) rows.set(row.id, row);
      for (const row of removed) rows.delete(row.id);
      if (!has_more) return rows;
      cursor = next_cursor;
    }
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
