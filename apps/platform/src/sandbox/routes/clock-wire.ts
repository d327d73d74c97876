import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import type { ClockState } from '../index.ts';

export const ClockBody = Type.Object(
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

export function clockOnWire({ env, movingTo }: ClockState) {
  const { clock, clockOffsetMs } = env;
  return {
    ...{ now: clock.now().toISOString(), real: clockOffsetMs === 0, offset_ms: clockOffsetMs },
    moving_to: movingTo?.toISOString() ?? null,
  };
}
