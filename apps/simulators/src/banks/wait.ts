import type { FastifyReply } from 'fastify';

/** Waits, but not for a caller who has gone. */
export function whileConnected(reply: FastifyReply, ms: number): Promise<void> {
  return new Promise((done) => {
    const finish = (): void => {
      clearTimeout(timer);
      reply.raw.off('close', finish);
      done();
    };
    const timer = setTimeout(finish, ms);
    reply.raw.once('close', finish);
  });
}
