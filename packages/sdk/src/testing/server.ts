import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.ts';

/** A request as the server saw it. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Behaviour = (request: Seen, response: ServerResponse) => void;

export interface ScriptedServer {
  url: string;
  /** What came, in order. */
  seen: Seen[];
  /** What to do with the next requests, one each; the last one stays. */
  script(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

/** A real HTTP server that does as it is told. */
export async function scriptedServer(): Promise<ScriptedServer> {
  let behaviours: Behaviour[] = [];
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const entry = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(entry);
    const [next] = behaviours.length > 1 ? behaviours.splice(0, 1) : behaviours;
    if (next) next(entry, response);
    else response.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    script(...next) {
      behaviours = next;
      seen.length = 0;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-7', ...headers });
    response.end(JSON.stringify(body));
  };

export const text =
  (status: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };

export const ok = (data: unknown, meta?: unknown): Behaviour =>
  json(200, {
    ...{ status: 'successful', message: 'Data retrieved successfully', timestamp: '2026-01-28T09:00:00.000Z', data },
    ...(meta === undefined ? {} : { meta }),
  });

export const failed = (status: number, message: string, headers: Record<string, string> = {}): Behaviour =>
  json(status, { status: 'failed', message, timestamp: '2026-01-28T09:00:00.000Z', data: null }, headers);

/** Reads the request, then cuts the connection. */
export const reset: Behaviour = (_request, response) => {
  response.destroy();
};

/** Begins a body and cuts the connection in the middle. */
export const breakOff: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"status":"succ', () => response.destroy());
};

/** Never answers. */
export const hang: Behaviour = () => {};

/** Sends the head of an answer, and then nothing. */
export const hangInBody: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{');
};

/** A clock that stands still, and for which no time passes in waiting. */
export function patientClock(now = '2026-01-28T09:00:00.000Z'): Clock & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      waits.push(ms);
    },
  };
}
