import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One delivery, as it came over the wire. */
export interface Delivery {
  path: string;
  eventId: string;
  body: string;
  headers: Readonly<Record<string, string | undefined>>;
  atMs: number;
  answered: Mood;
}

/** What a receiver does with a delivery. */
export type Mood = 'take' | 'refuse' | 'hang' | 'drop';

export interface Sink {
  url: string;
  deliveries: Delivery[];
  /** Decides about each delivery; takes all of them unless told otherwise. */
  mood: (delivery: Pick<Delivery, 'path' | 'eventId'>) => Mood;
  /** Ids that were taken: acknowledged with a 2xx. */
  taken(path?: string): Set<string>;
  close(): Promise<void>;
}

/** A receiver of webhooks that remembers everything. */
export async function openSink(): Promise<Sink> {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = request.headers as Record<string, string | undefined>;
    const [path, eventId] = [request.url ?? '', headers['webhook-id'] ?? ''];
    const answered = sink.mood({ path, eventId });
    deliveries.push({
      path,
      eventId,
      headers,
      answered,
      body: Buffer.concat(chunks).toString(),
      atMs: performance.now(),
    });
    if (answered === 'take') response.writeHead(204).end();
    else if (answered === 'refuse') response.writeHead(500).end('not now');
    else if (answered === 'drop') request.socket.destroy();
  });
  // A platform that is killed breaks off in the middle.
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const sink: Sink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    mood: () => 'take',
    taken: (path) =>
      new Set(
        deliveries
          .filter((each) => each.answered === 'take' && (path ?? each.path) === each.path)
          .map(({ eventId }) => eventId),
      ),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return sink;
}

/** Whether all three proofs of a delivery hold. Source: financial-data contract 9.1. */
export function isProven({ headers, body, eventId }: Delivery, secret: string): boolean {
  const stamp = headers['x-mono-timestamp'] ?? '';
  const hmac = (text: string) => createHmac('sha256', secret).update(text);
  return (
    headers['mono-webhook-secret'] === secret &&
    headers['x-mono-signature'] === hmac(`${stamp}.${body}`).digest('hex') &&
    headers['webhook-timestamp'] === stamp &&
    headers['webhook-signature'] === `v1,${hmac(`${eventId}.${stamp}.${body}`).digest('base64')}`
  );
}
