import { invalidField } from '@kente/kit/errors';
import { ok, type Reply } from '@kente/kit/http/reply';
import { invalidInput, Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { parseQueryDate } from '../../transactions/index.ts';
import { type ClockMove, type ClockState, parseDuration } from '../index.ts';

const State = Type.Object(
  {
    now: Type.String(),
    real: Type.Boolean(),
    offset_ms: Type.Integer(),
    moving_to: Nullable(
      Type.String({
        description: 'Where the clock is on its way to, while what falls due on the way is still being done',
      }),
    ),
    ran: Type.Optional(Type.Integer({ description: 'How much fell due on the way so far, and was done' })),
  },
  { additionalProperties: false },
);

export const readClock = route({
  method: 'GET',
  path: '/v2/sandbox/clock',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "The environment's clock.",
  responses: { 200: success(State) },
  handler: async ({ caller }, { sandbox }) => ok(stateOf(await sandbox.clock.state(caller))),
});

export const moveClock = route({
  method: 'POST',
  path: '/v2/sandbox/clock',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "Move the environment's clock; what falls due on the way runs, in order.",
  description:
    'The answer waits up to 20 seconds. Work that takes longer goes on in the background: `status` is then `processing`, ' +
    '`moving_to` tells where the clock is going, and it is null when the clock has arrived. An `advance` that comes ' +
    'meanwhile is added; `now` sets a new destination; a time that has passed, or `real`, ends the move at once.',
  body: Type.Object({
    advance: Type.Optional(Type.String()),
    now: Type.Optional(Type.String()),
    real: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: success(State), 400: invalidInput },
  async handler({ caller, body }, { sandbox }) {
    const state = await sandbox.clock.move(caller, moveOf(body));
    return state.movingTo === null
      ? ok({ ...stateOf(state), ran: state.ran }, undefined, { at: state.env.clock.now() })
      : stillMoving(state);
  },
});

function stateOf({ env, movingTo }: ClockState) {
  const { clock, clockOffsetMs } = env;
  return {
    ...{ now: clock.now().toISOString(), real: clockOffsetMs === 0, offset_ms: clockOffsetMs },
    moving_to: movingTo?.toISOString() ?? null,
  };
}

function stillMoving(state: ClockState): Reply {
  const message =
    'The clock is still on its way: what falls due before moving_to goes on in the background, in order. ' +
    'Read the clock again; moving_to is null when it has arrived.';
  return ok({ ...stateOf(state), ran: state.ran }, message, { state: 'processing', at: state.env.clock.now() });
}

function moveOf(body: { advance?: string; now?: string; real?: boolean }): ClockMove {
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
