import type { FastifyRequest } from 'fastify';

/** Where this very process answers, whatever proxy stands in front: the address that the request came in on. */
export function localUrl({ socket }: FastifyRequest): string {
  const address = socket.localAddress ?? '127.0.0.1';
  return `http://${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`;
}
