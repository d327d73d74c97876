import { HOUR_MS, later, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import { classOf, type ResponseCode } from '../response-codes.ts';

/** How long after it was sent a movement without outcome is asked for. Source: payments contract, 15. */
export const REQUERY_AFTER_MS: readonly number[] = [
  ...[10 * SECOND_MS, 30 * SECOND_MS],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * HOUR_MS),
];

/** Asked next, the first time of the schedule after now; null: an operator has to find out. */
export function nextRequery(sentAt: Date, now: Date): Date | null {
  const due = REQUERY_AFTER_MS.map((afterMs) => later(sentAt, afterMs)).find((at) => at > now);
  return due ?? null;
}

/** The switch may say `25` while the original is still on its way. */
const NO_RECORD_BELIEVED_AFTER_MS = 15 * MINUTE_MS;
const NO_RECORD_BELIEVED_TIMES = 3;

/** Told as the original's own result they are final; told of the debit itself they are not. */
const FINAL_ON_REQUERY: ReadonlySet<ResponseCode> = new Set(['96', '26', '94']);
const NOT_YET: ReadonlySet<ResponseCode> = new Set(['99']);

export type Verdict = 'successful' | 'failed' | 'unknown';

/**
 * What the answer to a requery says of the original. Age alone never makes a failure: `25`, no record, is believed when
 * 15 minutes have passed since it was sent and it is the third such answer in a row.
 */
export function judgeRequery(
  code: ResponseCode,
  given: { sentAt: Date; now: Date /** This one included. */; noRecordAnswers: number },
): Verdict {
  if (code === '25') {
    const isOld = given.now.getTime() - given.sentAt.getTime() >= NO_RECORD_BELIEVED_AFTER_MS;
    return isOld && given.noRecordAnswers >= NO_RECORD_BELIEVED_TIMES ? 'failed' : 'unknown';
  }
  if (FINAL_ON_REQUERY.has(code)) return 'failed';
  if (NOT_YET.has(code)) return 'unknown';
  return verdictOf(code);
}

/** What the answer to the debit or credit itself, or the rail's own call, says. */
export function judgeAnswer(code: ResponseCode): Verdict {
  return verdictOf(code);
}

function verdictOf(code: ResponseCode): Verdict {
  const codeClass = classOf(code);
  return codeClass === 'ok' ? 'successful' : codeClass === 'fail' ? 'failed' : 'unknown';
}
