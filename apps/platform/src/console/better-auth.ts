import { DAY_MS, HOUR_MS } from '@kente/kit/clock';
import { newId } from '@kente/kit/ids';
import type { Logger } from '@kente/kit/log';
import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import { hashPassword, LONGEST_PASSWORD, passwordFits, SHORTEST_PASSWORD } from './password.ts';

/** Where its endpoints stand. Only those with a route of ours can be reached. */
export const AUTH_PATH = '/console/auth';

const SESSION_SECONDS = (12 * HOUR_MS) / 1_000;
const RENEWED_AFTER_SECONDS = HOUR_MS / 1_000;

export interface AuthOptions {
  db: Kysely<Schema>;
  /** Signs cookies. */
  secret: string;
  publicUrl: string;
  log: Logger;
}

/** Sessions are better-auth's; it is loaded by the first who asks, since most processes never need it. */
export function createAuth({ db, secret, publicUrl, log }: AuthOptions): (request: Request) => Promise<Response> {
  const fields = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
  const { handler } = betterAuth({
    database: { db, type: 'postgres' },
    secret,
    baseURL: new URL(publicUrl).origin,
    basePath: AUTH_PATH,
    trustedOrigins: originsOf(publicUrl),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: ({ hash, password }) => passwordFits(password, hash) },
    },
    user: { modelName: 'console_users', fields: { ...fields, emailVerified: 'email_verified' } },
    session: {
      modelName: 'console_sessions',
      fields: {
        ...fields,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: SESSION_SECONDS,
      updateAge: RENEWED_AFTER_SECONDS,
      freshAge: DAY_MS / 1_000,
    },
    account: {
      modelName: 'console_accounts',
      fields: { ...fields, userId: 'user_id', accountId: 'account_id', providerId: 'provider_id' },
    },
    // Ours count, over all processes.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      // Said, because it would leave both out under a test runner.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: 'kente',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/console' },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
      // Its tables are those of our migrations, without the columns of what is not used.
      database: { generateId: () => newId(), validateSchema: false },
    },
    logger: { log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'better-auth' }, message) },
  });
  return handler;
}

/** A laptop's server has two names. */
function originsOf(publicUrl: string): string[] {
  const { origin, hostname, port, protocol } = new URL(publicUrl);
  if (hostname !== 'localhost') return [origin];
  return [origin, `${protocol}//127.0.0.1${port === '' ? '' : `:${port}`}`];
}
