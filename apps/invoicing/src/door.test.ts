import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Door, handOver, openDoor } from './door.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

function application(): { ready(): Promise<void>; server: ReturnType<typeof createServer> } {
  const server = createServer((request, response) => response.end(`served ${request.url}`));
  open.push(server);
  return { ready: async () => {}, server };
}

async function door(): Promise<Door> {
  const made = await openDoor('127.0.0.1', 0, false);
  open.push(made.server);
  return made;
}

test('who comes before there is anybody to serve waits, is served, and gets a new connection for the next call', async () => {
  const early = await door();
  const asked = fetch(`http://127.0.0.1:${early.port}/early`);
  await once(early.server, 'connection');
  await handOver(early, application());
  const answer = await asked;
  expect([await answer.text(), answer.headers.get('connection')]).toEqual(['served /early', 'close']);
  const later = await fetch(`http://127.0.0.1:${early.port}/later`);
  expect([await later.text(), later.headers.get('connection')]).toEqual(['served /later', 'keep-alive']);
});

test('closing the application closes the door', async () => {
  const early = await door();
  const app = application();
  await handOver(early, app);
  app.server.close();
  await once(app.server, 'close');
  await expect(fetch(`http://127.0.0.1:${early.port}/`)).rejects.toThrow();
});

test('a taken port is refused, unless any will do', async () => {
  const { server } = application();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(openDoor('127.0.0.1', port, false)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  const other = await openDoor('127.0.0.1', port, true);
  open.push(other.server);
  expect(other.port).not.toBe(port);
});
