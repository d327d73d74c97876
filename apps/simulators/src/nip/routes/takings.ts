import type { FastifyInstance } from 'fastify';
import type { Switch } from '../switch.ts';

/** What the switch knows of a world: every session, how often it was presented, and what it moved. For tests. */
export function takings(app: FastifyInstance, { store }: Switch): void {
  app.get<{ Params: { world: string } }>('/nip/sessions', async ({ params }) => ({
    sessions: (await store.sessions(params.world)).map((session) => ({
      session_id: session.sessionId,
      booked_as: session.bookedAs,
      kind: session.kind,
      asked: session.asked,
      moved: session.moved,
      answered: session.answered,
      presented: session.presented,
      requeries: session.requeries,
      at: session.at,
      reversed_at: session.reversedAt,
    })),
  }));
}
