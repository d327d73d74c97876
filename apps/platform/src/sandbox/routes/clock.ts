import { invalidField } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import type { Environment } from '../../tenancy/index.ts';
import { parseDuration } from '../index.ts';

const State = Type.Object(
  { now: Type.String(), real: Type.Boolean(), offset_ms: Type.Integer(), ran: Type.Optional(Type.Integer()) },
  { additionalProperties: false },
);

export const readClock = route({
  method: 'GET',
  path: '/v2/sandbox/clock',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "The environment's clock.",
  responses: { 200: success(State) },
  handler: ({ caller }) => ok(stateOf(caller)),
});

export const moveClock = route({
  method: 'POST',
  path: '/v2/sandbox/clock',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "Move the environment's clock; what falls due on the way runs, in order.",
  body: Type.Object({
    advance: Type.Optional(Type.String()),
    now: Type.Optional(Type.String()),
    real: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: success(State), 400: invalidInput },
  async handler({ caller, body }, { sandbox }) {
    const { env, ran } = await sandbox.moveClock(caller, moveOf(caller, body));
    return ok({ ...stateOf(env), ran });
  },
});

function stateOf(env: Environment) {
  return { now: env.clock.now().toISOString(), real: env.clockOffsetMs === 0, offset_ms: env.clockOffsetMs };
}

function moveOf(
  env: Environment,
  body: { advance?: string; now?: string; real?: boolean },
): { to: Date } | { real: true } {
  const given = [body.advance, body.now, body.real === true ? true : undefined].filter((each) => each !== undefined);
  if (given.length !== 1)
    throw invalidField('advance', 'Send exactly one of advance ("30d"), now (an ISO date and time) and real (true)');
  if (body.real === true) return { real: true };
  if (body.advance !== undefined) {
    const ms = parseDuration(body.advance);
    if (ms === null)
      throw invalidField('advance', 'advance must be a duration like 30d, 12h, 90m or 1d12h, of ten years at most');
    return { to: new Date(env.clock.now().getTime() + ms) };
  }
  const time = Date.parse(body.now ?? '');
  if (Number.isNaN(time)) throw invalidField('now', 'now must be an ISO date and time like 2026-12-24T09:00:00Z');
  return { to: new Date(time) };
}
