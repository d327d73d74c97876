import type { FastifyInstance } from 'fastify';
import { BankError } from '../../banks/bank-error.ts';
import { DAY, startOfDay } from '../lagos.ts';
import { tellReversals } from '../reversals.ts';
import type { BookedLine } from '../store.ts';
import type { Switch } from '../switch.ts';

interface ReportBody {
  /** Lagos. */
  day: string;
  after?: string;
}
const BODY = {
  type: 'object',
  required: ['day'],
  properties: { day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, after: { type: 'string', maxLength: 60 } },
};
const LINES = 500;

const onWire = ({ kind, sessionId, amount, at, parties }: BookedLine) => ({
  ...{ kind, session_id: sessionId, amount, at },
  ...(parties && {
    to: { account_number: parties.number },
    from: {
      institution_code: parties.from.bank,
      account_number: parties.from.number,
      account_name: parties.from.name,
    },
  }),
});

/** Everything that was booked on a day, page by page. */
export function report(app: FastifyInstance, nip: Switch): void {
  app.post<{ Body: ReportBody }>('/report', { schema: { body: BODY } }, async (request) => {
    const { day, after = '' } = request.body;
    const { world, nowMs } = request.switchVisit;
    const fromMs = startOfDay(day);
    if (Number.isNaN(fromMs)) throw new BankError(400, 'invalid_day', `${day} is not a day of the calendar.`);
    await tellReversals(nip, request.switchVisit);
    const span = { from: new Date(fromMs), to: new Date(fromMs + DAY), now: new Date(nowMs) };
    const lines = await nip.store.booked(world, { ...span, after, limit: LINES });
    const last = lines.at(-1);
    return {
      response_code: '00',
      lines: lines.map(onWire),
      next: last && lines.length === LINES ? `${last.sessionId}${last.kind}` : null,
    };
  });
}
