import type { Kysely } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment, Mode, Tenancy } from '../../tenancy/index.ts';
import { bookSuspense, clearSuspense, type SuspenseBooks } from '../books.ts';
import * as queue from '../queue/store.ts';
import type { ResponseCode } from '../response-codes.ts';
import type { Direction } from './movement.ts';
import type { Outcomes } from './outcomes.ts';
import { judgeRequery } from './requery-rule.ts';
import * as store from './store.ts';

/** What the rail tells unasked: in a call of its own, or as a line of its report. */
export interface Notice {
  kind: 'result' | 'reversal';
  sessionId: string;
  direction: Direction;
  code: ResponseCode;
  amountMinor: bigint;
}

/** Stands for no environment: what the rail told of a session that none of ours opened. */
export const NOBODY = 'nobody' as EnvId;

interface IncomingDeps {
  db: Kysely<Schema>;
  tenancy: Pick<Tenancy, 'environments'>;
  books: SuspenseBooks;
  outcomes: Outcomes;
  rail: string;
}

export interface Incoming {
  /** Told of one environment. @returns whether the session is known there. */
  hear(env: Environment, notice: Notice): Promise<boolean>;
  /** Told by a rail that does not know environments; `participant`: the one that it may have heard the session from. */
  hearFrom(mode: Mode, notice: Notice, participant: string | null): Promise<void>;
}

/** Takes each notice once: the same again changes nothing, and no final state is left for what is still in progress. */
export function createIncoming({ db, tenancy, books, outcomes, rail }: IncomingDeps): Incoming {
  const tell = async (env: Environment, row: store.MovementRow, notice: Notice): Promise<void> => {
    const { kind, code, amountMinor } = notice;
    if (kind === 'reversal') return outcomes.reversed(env, row.id, code);
    const given = { sentAt: row.intendedAt, now: env.clock.now(), noRecordAnswers: 0 };
    const verdict = judgeRequery(code, given);
    if (verdict !== 'unknown') await outcomes.told(env, row, { verdict, code, amountMinor });
  };
  /** Money under a session that nobody opened goes to suspense, and to an operator. */
  const hearUnknown = (envId: EnvId, at: Date, notice: Notice): Promise<void> =>
    db.transaction().execute(async (tx) => {
      const { kind, sessionId, direction, code, amountMinor } = notice;
      if (kind === 'reversal') {
        const closed = await queue.returned(tx, envId, sessionId, at);
        if (closed) await clearSuspense(books, tx, envId, { sessionId, at });
        return;
      }
      const moved = code === '00' && amountMinor > 0n && envId !== NOBODY;
      const facts = { kind: 'unknown_session', rail, sessionId, movementId: null, direction } as const;
      const isNew = await queue.open(tx, envId, { ...facts, amountMinor, inSuspense: moved, at });
      if (isNew && moved) await bookSuspense(books, tx, envId, { rail, sessionId, direction, amountMinor, at });
    });
  const hear: Incoming['hear'] = async (env, notice) => {
    const row = await store.findBySession(db, [env.id], notice.sessionId);
    if (row) await tell(env, row, notice);
    else await hearUnknown(env.id, env.clock.now(), notice);
    return row !== null;
  };
  return {
    hear,
    async hearFrom(mode, notice, participant) {
      const environments = (await tenancy.environments()).filter((env) => env.mode === mode);
      const ids = environments.map(({ id }) => id);
      const row = await store.findBySession(db, ids, notice.sessionId);
      const env = environments.find(({ id }) => id === (row?.envId ?? participant));
      if (env) return void (await hear(env, notice));
      const [any] = environments;
      if (any) await hearUnknown(NOBODY, any.clock.now(), notice);
    },
  };
}
