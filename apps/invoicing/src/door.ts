import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A port that takes connections before there is anybody to serve them: who comes early waits, and is not sent away. */
export interface Door {
  readonly port: number;
  readonly server: Server;
  readonly waiting: Set<Socket>;
}

/** @throws Error EADDRINUSE, unless any port will do where this one is taken. */
export async function openDoor(host: string, port: number, anyPort: boolean): Promise<Door> {
  const waiting = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    waiting.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => waiting.delete(socket));
  });
  try {
    await listening(server, host, port);
  } catch (error) {
    if (!anyPort || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await listening(server, host, 0);
  }
  return { port: (server.address() as AddressInfo).port, server, waiting };
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

/** The application takes the open port over, with everybody who waits: at no moment is it closed. */
export async function handOver(
  { server, waiting }: Door,
  app: { ready(): PromiseLike<unknown>; server: HttpServer },
): Promise<void> {
  await app.ready();
  app.server.listen(server);
  await once(app.server, 'listening');
  // The server waits for its own connections when it closes; these it does not count, so each ends with its first answer.
  const early = new WeakSet(waiting);
  app.server.prependListener('request', ({ socket }, response) => {
    if (early.has(socket)) response.setHeader('connection', 'close');
  });
  for (const socket of waiting) {
    app.server.emit('connection', socket);
    socket.resume();
  }
  waiting.clear();
}
