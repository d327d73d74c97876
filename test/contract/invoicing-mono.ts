import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MonoRow {
  id?: string;
  _id?: string;
  narration: string;
  amount: number;
  type: 'credit' | 'debit';
  date: string;
  balance?: number | null;
  status?: string;
}

/** What the provider answers instead of data. */
export interface Failure {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** Mono as far as the connector reads it: no cursor feed, pages newest first, one account per code. */
export interface MonoServer {
  url: string;
  /** Newest first. */
  rows: MonoRow[];
  meta: Record<string, unknown>;
  /** Answers every list of transactions with this. */
  failure: Failure | null;
  /** Lists of transactions that were asked for: path and query. */
  asked: string[];
  /** Held back until this is done. */
  gate: Promise<void> | null;
  /** With a cursor feed, as the platform has one. */
  hasFeed: boolean;
  /** The feed knows no cursor that it gave before. */
  forgets: boolean;
  /** How often the bank itself was asked. */
  refreshes: number;
  /** Whose accounts these are, by id; others have one holder. */
  holders: Map<string, { name: string; account_number: string }>;
  /** Rows of one account alone, newest first; others show `rows`. */
  rowsOf: Map<string, MonoRow[]>;
  close(): Promise<void>;
}

const STALE: Failure = { status: 400, body: '{"status":"failed","message":"This cursor is too old.","data":null}' };
const NOT_FOUND: Failure = { status: 404, body: '{"status":"failed","message":"Not Found","data":null}' };

export async function monoServer(): Promise<MonoServer> {
  const server = createServer((request, response) => {
    answer(mono, request, response).catch(() => response.destroy());
  });
  const mono: MonoServer = {
    ...{ url: '', rows: [], failure: null, asked: [], gate: null, hasFeed: false },
    ...{ forgets: false, refreshes: 0, holders: new Map(), rowsOf: new Map() },
    meta: { data_status: 'AVAILABLE', retrieved_data: ['balance', 'transactions'] },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  mono.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return mono;
}

async function answer(mono: MonoServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', mono.url);
  const send = ({ status, body, headers = {} }: Failure): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
  const ok = (data: unknown, meta?: unknown): void =>
    send({ status: 200, body: JSON.stringify({ status: 'successful', message: 'ok', timestamp: AT, data, meta }) });
  if (url.pathname === '/v2/accounts/auth') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    return ok({ id: JSON.parse(Buffer.concat(chunks).toString()).code.replace('code_', 'acc_') });
  }
  const [, id = '', rest = ''] = /^\/v2\/accounts\/([^/]+)(.*)$/.exec(url.pathname) ?? [];
  if (rest === '')
    return ok({ account: { id, ...ACCOUNT, ...mono.holders.get(id) }, customer: { id: 'c' }, meta: mono.meta });
  const own = { ...mono, rows: mono.rowsOf.get(id) ?? mono.rows };
  if (rest === '/transactions') return transactions(own, url, { send, ok });
  if (rest === '/transactions/sync' && mono.hasFeed) return feed(own, url, { send, ok });
  if (rest === '/sync') {
    mono.refreshes += 1;
    return ok({ hasNewData: true });
  }
  if (rest === '/unlink') return ok(undefined);
  send(NOT_FOUND);
}

interface Answers {
  send(failure: Failure): void;
  ok(data: unknown, meta?: unknown): void;
}

async function transactions(mono: MonoServer, url: URL, { send, ok }: Answers): Promise<void> {
  mono.asked.push(url.search);
  await mono.gate;
  if (mono.failure !== null) return send(mono.failure);
  const [page, limit] = [Number(url.searchParams.get('page') ?? 1), Number(url.searchParams.get('limit') ?? 10)];
  const [start, end] = [url.searchParams.get('start') ?? '', url.searchParams.get('end') ?? '9'];
  const rows = mono.rows.filter(({ date }) => date.slice(0, 10) >= start && date.slice(0, 10) <= end);
  const next = page * limit < rows.length ? `${mono.url}/elsewhere?page=${page + 1}` : null;
  // Mono tells the count of rows and a link; the connector computes pages itself.
  ok(rows.slice((page - 1) * limit, page * limit), { total: rows.length, next });
}

async function feed(mono: MonoServer, url: URL, { send, ok }: Answers): Promise<void> {
  mono.asked.push(url.search);
  await mono.gate;
  if (mono.failure !== null) return send(mono.failure);
  if (mono.forgets && (url.searchParams.get('cursor') ?? '') !== '') return send(STALE);
  const from = Number(url.searchParams.get('cursor') || 0);
  const added = mono.rows.slice(from, from + Number(url.searchParams.get('count') ?? 100));
  const to = from + added.length;
  ok({ added, modified: [], removed: [], next_cursor: String(to), has_more: to < mono.rows.length });
}

const AT = '2026-11-20T10:00:00.000Z';
const ACCOUNT = {
  ...{ name: 'BRIGHT LOOM STUDIOS LTD', account_number: '1100000899', currency: 'NGN', balance: 35_232 },
  type: 'CURRENT ACCOUNT',
  institution: { name: 'GTBank', bank_code: '058', type: 'BUSINESS_BANKING' },
};
