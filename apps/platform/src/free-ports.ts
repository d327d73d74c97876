import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Asked before anything is started: a busy port is told at once, and nothing has to be taken down again.
 * @throws Error with code EADDRINUSE and the port, as listening would.
 */
export async function portsMustBeFree(host: string, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const server = createServer();
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  }
}
