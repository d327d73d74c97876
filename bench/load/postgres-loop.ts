import type { Socket } from 'node:net';
import pg from 'pg';

export interface StatementTarget {
  url: string;
  text: string;
  /** The next values, as text. */
  values: () => readonly string[];
}

const READY_FOR_QUERY = 0x5a;
const ERROR_RESPONSE = 0x45;

/**
 * What `pgbench -M prepared` does: one execution of a prepared statement in flight on each of `connections`, answers
 * read to their end but not looked into. Speaks the protocol itself, so that the floor is PostgreSQL and not a client.
 * @returns executions a second.
 */
export async function statementLoad(target: StatementTarget, connections: number, durationMs: number): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, () => prepared(target)));
  const started = performance.now();
  const counts = await Promise.all(clients.map((client) => drive(client, target, started + durationMs)));
  const seconds = (performance.now() - started) / 1_000;
  for (const client of clients) socketOf(client).destroy();
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

/** Prepared, and run often enough for PostgreSQL to have settled on a plan. */
async function prepared({ url, text, values }: StatementTarget): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  for (let time = 0; time < 6; time += 1) await client.query({ name: 'floor', text, values: [...values()] });
  return client;
}

function socketOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

function drive(client: pg.Client, target: StatementTarget, end: number): Promise<number> {
  const socket = socketOf(client);
  socket.removeAllListeners('data');
  return new Promise((done, fail) => {
    let count = 0;
    let pending: Buffer = Buffer.alloc(0);
    let skip = 0;
    socket.on('data', (chunk: Buffer) => {
      // Only the first five bytes of a message are of interest: its kind and its length.
      let at = skip;
      const bytes = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      pending = Buffer.alloc(0);
      while (at + 5 <= bytes.length) {
        if (bytes[at] === ERROR_RESPONSE) return fail(new Error(bytes.subarray(at, at + 300).toString()));
        if (bytes[at] === READY_FOR_QUERY) {
          count += 1;
          if (performance.now() >= end) return done(count);
          socket.write(execution(target.values()));
        }
        at += 1 + bytes.readInt32BE(at + 1);
      }
      skip = Math.max(0, at - bytes.length);
      if (at < bytes.length) pending = bytes.subarray(at);
    });
    socket.write(execution(target.values()));
  });
}

/** Bind of the statement `floor`, Execute and Sync. */
function execution(values: readonly string[]): Buffer {
  const parameters = values.flatMap((value) => [int32(Buffer.byteLength(value)), Buffer.from(value)]);
  const bind = [Buffer.from('\0floor\0\0\0'), int16(values.length), ...parameters, int16(0)];
  return Buffer.concat([message('B', bind), message('E', [Buffer.from('\0'), int32(0)]), message('S', [])]);
}

function message(kind: string, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
