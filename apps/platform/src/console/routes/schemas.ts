import { Nullable } from '@kente/kit/http/schemas';
import Type, { type TSchema } from 'typebox';

/** Requests per minute and address: signing in, and everything else. */
export const SIGNING_IN = { open: true, perAddressPerMinute: 25 } as const;
export const SIGNED_IN = { open: true, perAddressPerMinute: 300 } as const;

/** Longer than any body that these routes take. */
export const EMAIL = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' });
export const PASSWORD = Type.String({ minLength: 1, maxLength: 128 });

const User = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  emailVerified: Type.Boolean(),
});

export const SignedIn = Type.Object({ redirect: Type.Boolean(), user: User });
export const SignedOut = Type.Object({ success: Type.Boolean() });
export const Changed = Type.Object({ user: User });
export const Session = Nullable(
  Type.Object({
    session: Type.Object({ id: Type.String(), userId: Type.String(), expiresAt: Type.String() }),
    user: User,
  }),
);

/** better-auth's `code` stands beside the envelope's members. */
export const refused: TSchema = Type.Object({
  status: Type.Literal('failed'),
  message: Type.String(),
  timestamp: Type.String({ format: 'date-time' }),
  data: Type.Unknown(),
  code: Type.Optional(Type.String()),
});

export const refusals = (...statuses: readonly number[]): Record<number, TSchema> =>
  Object.fromEntries(statuses.map((status) => [status, refused]));
