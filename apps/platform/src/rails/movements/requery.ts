import type { Kysely } from 'kysely';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import * as queue from '../queue/store.ts';
import type { Rail, RailAnswer } from '../rail.ts';
import { type Outcomes, REQUERY_TASK } from './outcomes.ts';
import { judgeRequery, type Verdict } from './requery-rule.ts';
import * as store from './store.ts';

interface RequeryDeps {
  db: Kysely<Schema>;
  schedule: Schedule;
  rail: Rail;
  outcomes: Outcomes;
}

/** Asks for the outcome of movements that have none, by the schedule of the contract, until the rail tells one. */
export function watchUnknown({ db, schedule, rail, outcomes }: RequeryDeps): void {
  schedule.on(REQUERY_TASK, async (env, { subject }) => {
    const row = await store.find(db, env.id, subject);
    // One with another amount in suspense is an operator's.
    if (row?.status !== 'unknown' || row.suspenseMinor !== null) return;
    const answer = await rail.requery(env, row.sessionId);
    const noRecordAnswers = answered(answer) === '25' ? row.noRecordAnswers + 1 : noRecordKept(answer, row);
    const verdict = judge(env, row, answer, noRecordAnswers);
    if (answer.kind === 'answered' && verdict !== 'unknown') {
      const { code, amountMinor } = answer;
      await outcomes.told(env, row, { verdict, code, amountMinor });
      return;
    }
    await db.transaction().execute(async (tx) => {
      await store.rememberAnswer(tx, env.id, row.id, { code: answered(answer), noRecordAnswers });
      if (await outcomes.askLater(tx, env, row)) return;
      const { rail: name, sessionId, id: movementId, direction } = row;
      const facts = { kind: 'unresolved', rail: name, sessionId, movementId, direction } as const;
      await queue.open(tx, env.id, { ...facts, amountMinor: null, inSuspense: false, at: env.clock.now() });
    });
  });
}

const answered = (answer: RailAnswer): string | null => (answer.kind === 'answered' ? answer.code : null);

/** No answer at all says nothing; any other answer than `25` says that there is a record. */
const noRecordKept = (answer: RailAnswer, row: store.MovementRow): number =>
  answer.kind === 'answered' ? 0 : row.noRecordAnswers;

function judge(env: Environment, row: store.MovementRow, answer: RailAnswer, noRecordAnswers: number): Verdict {
  if (answer.kind !== 'answered') return 'unknown';
  return judgeRequery(answer.code, { sentAt: row.intendedAt, now: env.clock.now(), noRecordAnswers });
}
