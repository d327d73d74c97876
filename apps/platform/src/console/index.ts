import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { type ConsoleUsers, createUsers } from './users.ts';

export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';
export type { Answered, Caller } from './sessions.ts';

/**
 * Who may use the dashboard: people with a password, their sessions in a cookie, and short tokens that say to services
 * beside the platform who calls. better-auth and jose are loaded by the first who asks.
 */
export interface Console {
  readonly users: ConsoleUsers;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  /** Where the dashboard finds the bank-to-invoice connector. */
  invoicingUrl(): string;
  /** The connector beside us turned out to listen there. */
  invoicingAt(url: string): void;
}

export interface ConsoleDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  clock: Clock;
  log: Logger;
  config: { publicUrl: string; invoicingUrl: string; invoicingUrlGiven: boolean };
}

export function createConsole({ db, keyring, clock, log, config }: ConsoleDeps): Console {
  const { publicUrl } = config;
  let { invoicingUrl } = config;
  return {
    users: createUsers({ db, keyring, clock }),
    sessions: createSessions({ db, keyring, clock, log, publicUrl }),
    tokens: createTokens({ db, keyring, clock, publicUrl }),
    invoicingUrl: () => invoicingUrl,
    invoicingAt(url) {
      // What an operator says is how browsers reach it.
      if (!config.invoicingUrlGiven) invoicingUrl = url;
    },
  };
}
