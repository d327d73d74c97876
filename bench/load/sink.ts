import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A receiver of webhooks, forked: answers 204 at once, except under `/hang`, where it never answers. Tells its parent its
 * port; of each request that came under `/tell` when its first bytes were here; and, asked, how many it has answered.
 */
export type SinkWord =
  | { kind: 'listening'; port: number }
  | { kind: 'came'; eventId: string; atMs: number }
  | { kind: 'answered'; count: number };

const say = (word: SinkWord): void => void process.send?.(word);

let count = 0;
const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path.startsWith('/tell')) {
    const atMs = performance.timeOrigin + performance.now();
    say({ kind: 'came', eventId: String(request.headers['webhook-id']), atMs });
  }
  request.resume();
  if (path.startsWith('/hang')) return;
  request.once('end', () => {
    count += 1;
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () => say({ kind: 'listening', port: (server.address() as AddressInfo).port }));
process.on('message', () => say({ kind: 'answered', count }));
process.once('disconnect', () => process.exit());
