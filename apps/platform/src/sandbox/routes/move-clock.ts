import { ok, type Reply } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import type { ClockState } from '../index.ts';
import { ClockBody, clockOnWire } from './clock-wire.ts';
import { requestedMove } from './requested-move.ts';

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
  responses: { 200: success(ClockBody), 400: invalidInput },
  async handler({ caller, body }, { sandbox }) {
    const state = await sandbox.clock.move(caller, requestedMove(body));
    return state.movingTo === null
      ? ok({ ...clockOnWire(state), ran: state.ran }, undefined, { at: state.env.clock.now() })
      : stillMoving(state);
  },
});

function stillMoving(state: ClockState): Reply {
  const message =
    'The clock is still on its way: what falls due before moving_to goes on in the background, in order. ' +
    'Read the clock again; moving_to is null when it has arrived.';
  return ok({ ...clockOnWire(state), ran: state.ran }, message, { state: 'processing', at: state.env.clock.now() });
}
