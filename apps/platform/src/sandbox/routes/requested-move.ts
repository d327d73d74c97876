import { invalidField } from '@kente/kit/errors';
import { parseQueryDate } from '../../transactions/index.ts';
import { type ClockMove, parseDuration } from '../index.ts';

/** Where a caller wants the clock. @throws Refusal 400 */
export function requestedMove(body: { advance?: string; now?: string; real?: boolean }): ClockMove {
  const given = [body.advance, body.now, body.real === true ? true : undefined].filter((each) => each !== undefined);
  if (given.length !== 1)
    throw invalidField('advance', 'Send exactly one of advance ("30d"), now (an ISO date and time) and real (true)');
  if (body.real === true) return { real: true };
  if (body.advance !== undefined) {
    const byMs = parseDuration(body.advance);
    if (byMs === null)
      throw invalidField('advance', 'advance must be a duration like 30d, 12h, 90m or 1d12h, of ten years at most');
    return { byMs };
  }
  const time = parseQueryDate(body.now ?? '');
  if (time === null)
    throw invalidField('now', 'now must be a date of the calendar and a time, like 2026-12-24T09:00:00Z');
  return { to: time.at ?? new Date(`${time.day}T00:00:00.000Z`) };
}
