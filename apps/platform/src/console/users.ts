import type { Clock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import { hashPassword, LONGEST_PASSWORD, newPassword, SHORTEST_PASSWORD } from './password.ts';
import { emailIndex } from './sign-in-limit.ts';
import * as store from './store.ts';

export interface ConsoleUser {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
  /** When a session of theirs was last renewed; null without one. */
  lastSeenAt: Date | null;
}

/** Nobody signs up: an operator adds who may sign in. Addresses are compared in lower case. */
export interface ConsoleUsers {
  /** @returns the password: the one that was given, or one that is made. @throws Refusal 400, 409 for an address that somebody has. */
  add(user: {
    email: string;
    name?: string;
    password?: string;
  }): Promise<{ id: string; email: string; password: string }>;
  list(): Promise<ConsoleUser[]>;
  /** `passwordChanged`: it is not the first one any more. @returns null for nobody. */
  find(email: string): Promise<{ id: string; passwordChanged: boolean } | null>;
  /** Ends their sessions too; a token that is out lives for at most its ten minutes. @returns false for nobody. */
  remove(email: string): Promise<boolean>;
  /** Another password; ends their sessions, and forgets wrong tries. @throws Refusal 404 for nobody. */
  reset(email: string, password?: string): Promise<{ email: string; password: string }>;
}

export interface UsersDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  clock: Clock;
}

export function createUsers({ db, keyring, clock }: UsersDeps): ConsoleUsers {
  return {
    async add({ email: given, name, password = newPassword() }) {
      const email = addressOf(given);
      const hash = await hashPassword(fit(password));
      const user = { id: newId(), email, name: name?.trim() || email, created_at: clock.now() };
      const added = await db.transaction().execute((tx) => store.insertUser(tx, user, hash, newId()));
      if (!added)
        throw refuse(409, `${email} is a console user already. A new password: kente console users reset ${email}`);
      return { id: user.id, email, password };
    },
    async list() {
      return (await store.listUsers(db)).map(({ created_at: createdAt, last_seen_at: lastSeenAt, ...user }) => ({
        ...user,
        createdAt,
        lastSeenAt,
      }));
    },
    async find(email) {
      const found = await store.findUser(db, addressOf(email));
      return found && { id: found.id, passwordChanged: found.changed };
    },
    async remove(email) {
      return store.deleteUser(db, addressOf(email));
    },
    async reset(given, password = newPassword()) {
      const email = addressOf(given);
      const hash = await hashPassword(fit(password));
      await db.transaction().execute(async (tx) => {
        const user = await store.findUser(tx, email);
        if (user === null) throw refuse(404, `Nobody has the address ${email}. See: kente console users list`);
        await store.setPassword(tx, user.id, hash, clock.now());
        await store.endSessions(tx, user.id);
        await store.forgetTries(tx, emailIndex(keyring, email));
      });
      return { email, password };
    },
  };
}

const refuse = (status: number, message: string): Refusal => new Refusal('console.user', { status, message });

function addressOf(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email)) return email;
  throw refuse(400, `"${text}" is no e-mail address.`);
}

function fit(password: string): string {
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return password;
  throw refuse(400, `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`);
}
