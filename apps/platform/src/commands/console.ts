import Type from 'typebox';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../console/index.ts';
import { command, refuse } from './command.ts';

const strict = { additionalProperties: false };
const Email = Type.String({ minLength: 3, maxLength: 254 });
/** Absent: one is made. */
const Password = Type.Optional(Type.String({ minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD }));
const Name = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

const add = command(
  'console.users.add',
  Type.Object({ email: Email, name: Name, password: Password }, strict),
  async ({ email, name, password }, { console }) =>
    console.users.add({
      email,
      ...(name === undefined ? {} : { name }),
      ...(password === undefined ? {} : { password }),
    }),
);

const list = command('console.users.list', Type.Object({}, strict), async (_input, { console }) => ({
  users: (await console.users.list()).map(({ id, email, name, createdAt, lastSeenAt }) => ({
    ...{ id, email, name },
    created_at: createdAt.toISOString(),
    last_seen_at: lastSeenAt?.toISOString() ?? null,
  })),
}));

const remove = command(
  'console.users.remove',
  Type.Object({ email: Email }, strict),
  async ({ email }, { console }) => {
    if (await console.users.remove(email)) return { email, removed: true };
    throw refuse(`Nobody has the address ${email}. See: kente console users list`);
  },
);

const reset = command(
  'console.users.reset',
  Type.Object({ email: Email, password: Password }, strict),
  async ({ email, password }, { console }) => console.users.reset(email, password),
);

const rotateKeys = command('console.keys.rotate', Type.Object({}, strict), async (_input, { console }) =>
  console.tokens.replaceKeys(),
);

export const consoleCommands = [add, list, remove, reset, rotateKeys];
