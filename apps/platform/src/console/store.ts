import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';

type Database = Db<Schema>;

/** How better-auth calls a password among the ways to sign in. */
const PASSWORD = 'credential';

export interface UserRow {
  id: string;
  email: string;
  name: string;
  created_at: Date;
}

/** Nobody else may have the address. @returns false when somebody has. */
export async function insertUser(db: Database, user: UserRow, password: string, accountId: string): Promise<boolean> {
  const { created_at } = user;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('console_users')
    .values({ ...user, email_verified: true, updated_at: created_at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  const account = { id: accountId, user_id: user.id, account_id: user.id, provider_id: PASSWORD };
  await db
    .insertInto('console_accounts')
    .values({ ...account, password, created_at, updated_at: created_at })
    .execute();
  return true;
}

export async function listUsers(db: Database): Promise<(UserRow & { last_seen_at: Date | null })[]> {
  return db
    .selectFrom('console_users as u')
    .leftJoin('console_sessions as s', 's.user_id', 'u.id')
    .groupBy('u.id')
    .orderBy('u.email')
    .select(['u.id', 'u.email', 'u.name', 'u.created_at'])
    .select(({ fn }) => fn.max('s.updated_at').as('last_seen_at'))
    .execute();
}

/** `changed`: somebody has set another password than the first one. */
export async function findUser(db: Database, email: string): Promise<{ id: string; changed: boolean } | null> {
  const row = await db
    .selectFrom('console_users as u')
    .innerJoin('console_accounts as a', 'a.user_id', 'u.id')
    .where('u.email', '=', email)
    .where('a.provider_id', '=', PASSWORD)
    .select(['u.id', 'a.created_at', 'a.updated_at'])
    .executeTakeFirst();
  return row ? { id: row.id, changed: row.updated_at.getTime() !== row.created_at.getTime() } : null;
}

/** Their sessions and ways to sign in go with them. @returns false for nobody. */
export async function deleteUser(db: Database, email: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('console_users').where('email', '=', email).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function setPassword(db: Database, userId: string, password: string, now: Date): Promise<void> {
  await db
    .updateTable('console_accounts')
    .set({ password, updated_at: now })
    .where('user_id', '=', userId)
    .where('provider_id', '=', PASSWORD)
    .execute();
}

export async function endSessions(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('console_sessions').where('user_id', '=', userId).execute();
}

/** Counts a try, before anybody looks at the password: tries at the same time count too. */
export async function countTry(
  db: Database,
  emailIndex: Buffer,
  { now, until }: { now: Date; until: Date },
): Promise<{ tries: number; counted_until: Date }> {
  const { rows } = await sql<{ tries: number; counted_until: Date }>`
    insert into console_sign_in_tries as t (email_index, tries, counted_until) values (${emailIndex}, 1, ${until})
    on conflict (email_index) do update set
      tries = case when t.counted_until <= ${now} then 1 else least(t.tries + 1, 1000000) end,
      counted_until = case when t.counted_until <= ${now} then excluded.counted_until else t.counted_until end
    returning tries, counted_until`.execute(db);
  return rows[0] ?? { tries: 1, counted_until: until };
}

export async function forgetTries(db: Database, emailIndex: Buffer): Promise<void> {
  await db.deleteFrom('console_sign_in_tries').where('email_index', '=', emailIndex).execute();
}

/** Sessions and counts whose time has passed. */
export async function sweep(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('console_sign_in_tries').where('counted_until', '<=', now).execute();
  await db.deleteFrom('console_sessions').where('expires_at', '<=', now).execute();
}

export interface SigningKeyRow {
  id: string;
  public_jwk: unknown;
  private_key: Buffer;
  created_at: Date;
}

/** Newest first. */
export async function listSigningKeys(db: Database): Promise<SigningKeyRow[]> {
  return db.selectFrom('console_signing_keys').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
}

export async function insertSigningKey(
  db: Database,
  row: Omit<SigningKeyRow, 'public_jwk'> & { public_jwk: string },
): Promise<void> {
  await db.insertInto('console_signing_keys').values(row).execute();
}

export async function deleteSigningKeys(db: Database, madeBefore: Date): Promise<void> {
  await db.deleteFrom('console_signing_keys').where('created_at', '<', madeBefore).execute();
}

/** No other signs any more. */
export async function keepSigningKey(db: Database, id: string): Promise<void> {
  await db.deleteFrom('console_signing_keys').where('id', '<>', id).execute();
}
