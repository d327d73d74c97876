import type pg from 'pg';

/** What the driver's connection does during a COPY; its types do not tell. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const CHUNK_BYTES = 256 * 1_024;

/** `COPY … FROM STDIN` of text that `copyOut` gave, in one piece. */
export async function copyIn(client: pg.Client, statement: string, text: Buffer): Promise<void> {
  await run(client, statement, (connection) => {
    for (let at = 0; at < text.length; at += CHUNK_BYTES)
      connection.sendCopyFromChunk(text.subarray(at, at + CHUNK_BYTES));
    connection.endCopyFrom();
  });
}

/** `COPY … TO STDOUT`: PostgreSQL's text format, one line a row. */
export function copyOut(client: pg.Client, statement: string): Promise<Buffer> {
  return run(client, statement, () => {});
}

/** One statement of the COPY protocol as a query of the driver, which has none of its own. */
function run(client: pg.Client, statement: string, send: (connection: CopyConnection) => void): Promise<Buffer> {
  return new Promise((done, fail) => {
    const lines: Buffer[] = [];
    client.query({
      submit: (connection: CopyConnection) => connection.query(statement),
      handleCopyInResponse: send,
      handleCopyData: ({ chunk }: { chunk: Buffer }) => void lines.push(Buffer.from(chunk)),
      handleCommandComplete() {},
      handleReadyForQuery: () => done(Buffer.concat(lines)),
      handleError: fail,
    } as unknown as pg.Submittable);
  });
}
