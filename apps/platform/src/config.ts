import { resolve } from 'node:path';
import { ConfigurationError, readConfig } from '@kente/kit/config';
import { fromFiles } from '@kente/kit/config-files';
import Type from 'typebox';
import { settingProblems, type WrittenSettings } from './payments/settings/settings.ts';

const HTTP_URL = 'a URL that starts with http:// or https://';
const DATABASE_URL = 'a URL like postgres://user:password@host:5432/database';

const DEFAULT_INVOICING_PORT = 4002;

/** Every setting, read and checked once. Times end with their unit. */
const Settings = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ default: 4000, minimum: 0, maximum: 65_535 }),
  SIMULATORS_PORT: Type.Integer({ default: 4001, minimum: 0, maximum: 65_535 }),
  INVOICING_PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
  INVOICING_DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://', expected: DATABASE_URL })),
  /** Where browsers find the connector. */
  INVOICING_PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL })),
  KENTE_HOME: Type.String({ default: '.kente' }),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://', expected: DATABASE_URL })),
  DATABASE_POOL_SIZE: Type.Integer({ default: 20, minimum: 4, maximum: 500 }),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL })),
  SIMULATORS_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL })),
  KENTE_SEED: Type.Optional(Type.String()),
  /** `id:base64` of 32 bytes each, comma-separated, the sealing one first. Generated under KENTE_HOME when absent. */
  KENTE_KEYS: Type.Optional(Type.String()),
  KENTE_INDEX_SECRET: Type.Optional(Type.String({ minLength: 16 })),
  LOG_LEVEL: Type.String({ default: 'info', pattern: '^(fatal|error|warn|info|debug|trace|silent)$' }),
  TRUST_PROXY: Type.Boolean({ default: false }),
  MAX_EVENT_LOOP_DELAY_MS: Type.Integer({ default: 3_000, minimum: 0 }),
  RATE_LIMIT_PER_MINUTE: Type.Optional(Type.Integer({ minimum: 1 })),
  WEBHOOK_ALLOW_PRIVATE: Type.Optional(Type.Boolean()),
  WORKER_CONCURRENCY: Type.Integer({ default: 8, minimum: 1, maximum: 200 }),
  DELIVERY_CONCURRENCY: Type.Integer({ default: 50, minimum: 1, maximum: 1_000 }),
  LINK_LIFETIME_DAYS: Type.Integer({ default: 7, minimum: 1 }),
  CODE_LIFETIME_MINUTES: Type.Integer({ default: 10, minimum: 1 }),
  SESSION_LIFETIME_MINUTES: Type.Integer({ default: 15, minimum: 1 }),
  MANUAL_SYNC_WINDOW_SECONDS: Type.Integer({ default: 120, minimum: 0 }),
  MANUAL_SYNC_WAIT_SECONDS: Type.Integer({ default: 25, minimum: 0, maximum: 60 }),
  REALTIME_WINDOW_SECONDS: Type.Integer({ default: 300, minimum: 0 }),
  REALTIME_WAIT_SECONDS: Type.Integer({ default: 3, minimum: 0, maximum: 60 }),
  WEBHOOK_TIMEOUT_SECONDS: Type.Integer({ default: 10, minimum: 1, maximum: 60 }),
  /** Where live environments ask for credit reports; absent: credit checks are refused there. */
  CREDIT_BUREAU_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL })),
  /** JSON: how payments behave on this platform, by the names of their settings. */
  PAYMENT_SETTINGS: Type.String({ default: '{}' }),
  /** The switch that live environments move money over, and the key that it and we share; absent: no live payments. */
  NIP_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL })),
  NIP_KEY: Type.Optional(Type.String({ minLength: 16 })),
  /** Our own six digits at the switch, first in every session id. */
  NIP_INSTITUTION: Type.String({ default: '999999', pattern: '^[0-9]{6}$', expected: 'six digits' }),
  /** Where one-time codes go out in live, and the key for it: an operator's gateway for SMS and mail. */
  MESSENGER_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL })),
  MESSENGER_KEY: Type.Optional(Type.String({ minLength: 16 })),
  EVENT_RETENTION_DAYS: Type.Integer({ default: 30, minimum: 1 }),
  UNLINKED_RETENTION_DAYS: Type.Integer({ default: 30, minimum: 0 }),
  STATEMENT_LIFETIME_HOURS: Type.Integer({ default: 24, minimum: 1 }),
});

/** Read for the connector too, which takes it from a file as well. */
const Shared = Type.Object({
  MONO_WEBHOOK_SECRET: Type.Optional(
    Type.String({ pattern: '^[!-~]{8,200}$', expected: '8 to 200 printable characters without spaces' }),
  ),
});

export interface Config {
  host: string;
  port: number;
  simulatorsPort: number;
  invoicingPort: number;
  /** Somebody chose that port: no other will do. */
  invoicingPortGiven: boolean;
  invoicingDatabaseUrl: string | null;
  invoicingUrl: string;
  invoicingUrlGiven: boolean;
  /** What the connector expects webhooks to be signed with; null: the demo app's secret. */
  invoicingWebhookSecret: string | null;
  home: string;
  databaseUrl: string | null;
  databasePoolSize: number;
  publicUrl: string;
  simulatorsUrl: string;
  seedFile: string | null;
  logLevel: string;
  trustProxy: boolean;
  maxEventLoopDelayMs: number;
  rateLimitPerMinute: number | null;
  webhookAllowPrivate: boolean;
  concurrency: { work: number; deliver: number };
  linkLifetimeMs: number;
  codeLifetimeMs: number;
  sessionLifetimeMs: number;
  manualSync: { windowMs: number; waitMs: number };
  realtime: { windowMs: number; waitMs: number };
  webhookTimeoutMs: number;
  eventRetentionDays: number;
  creditBureauUrl: string | null;
  /** Null: live environments have no switch. */
  nip: { url: string; key: string } | null;
  nipInstitution: string;
  messenger: { url: string; key: string } | null;
  unlinkedRetentionDays: number;
  statementLifetimeMs: number;
  /** Checked; what is absent is as the product has it. */
  paymentSettings: WrittenSettings;
}

export interface Secrets {
  keys: string | null;
  indexSecret: string | null;
}

/**
 * `defaults.webhookAllowPrivate` is true for `npm start` alone: a laptop's receivers live on loopback.
 * @throws ConfigurationError that lists every mistake.
 */
export function loadConfig(
  variables: Readonly<Record<string, string | undefined>>,
  defaults: { webhookAllowPrivate: boolean },
): { config: Config; secrets: Secrets } {
  const given = readConfig(Settings, variables);
  const localhost = (port: number): string => `http://localhost:${port}`;
  const config: Config = {
    host: given.HOST,
    port: given.PORT,
    simulatorsPort: given.SIMULATORS_PORT,
    invoicingPort: given.INVOICING_PORT ?? DEFAULT_INVOICING_PORT,
    invoicingPortGiven: given.INVOICING_PORT !== undefined,
    invoicingDatabaseUrl: given.INVOICING_DATABASE_URL ?? null,
    invoicingUrl: (given.INVOICING_PUBLIC_URL ?? localhost(given.INVOICING_PORT ?? DEFAULT_INVOICING_PORT)).replace(
      /\/+$/,
      '',
    ),
    invoicingUrlGiven: given.INVOICING_PUBLIC_URL !== undefined,
    invoicingWebhookSecret: readConfig(Shared, fromFiles(Shared, variables)).MONO_WEBHOOK_SECRET ?? null,
    home: resolve(given.KENTE_HOME),
    databaseUrl: given.DATABASE_URL ?? null,
    databasePoolSize: given.DATABASE_POOL_SIZE,
    publicUrl: (given.PUBLIC_URL ?? localhost(given.PORT)).replace(/\/+$/, ''),
    simulatorsUrl: (given.SIMULATORS_URL ?? `http://127.0.0.1:${given.SIMULATORS_PORT}`).replace(/\/+$/, ''),
    seedFile: given.KENTE_SEED ?? null,
    logLevel: given.LOG_LEVEL,
    trustProxy: given.TRUST_PROXY,
    maxEventLoopDelayMs: given.MAX_EVENT_LOOP_DELAY_MS,
    rateLimitPerMinute: given.RATE_LIMIT_PER_MINUTE ?? null,
    webhookAllowPrivate: given.WEBHOOK_ALLOW_PRIVATE ?? defaults.webhookAllowPrivate,
    concurrency: { work: given.WORKER_CONCURRENCY, deliver: given.DELIVERY_CONCURRENCY },
    linkLifetimeMs: given.LINK_LIFETIME_DAYS * 86_400_000,
    codeLifetimeMs: given.CODE_LIFETIME_MINUTES * 60_000,
    sessionLifetimeMs: given.SESSION_LIFETIME_MINUTES * 60_000,
    manualSync: { windowMs: given.MANUAL_SYNC_WINDOW_SECONDS * 1_000, waitMs: given.MANUAL_SYNC_WAIT_SECONDS * 1_000 },
    realtime: { windowMs: given.REALTIME_WINDOW_SECONDS * 1_000, waitMs: given.REALTIME_WAIT_SECONDS * 1_000 },
    webhookTimeoutMs: given.WEBHOOK_TIMEOUT_SECONDS * 1_000,
    eventRetentionDays: given.EVENT_RETENTION_DAYS,
    creditBureauUrl: given.CREDIT_BUREAU_URL?.replace(/\/+$/, '') ?? null,
    nip: withKey('NIP', given.NIP_URL, given.NIP_KEY),
    messenger: withKey('MESSENGER', given.MESSENGER_URL, given.MESSENGER_KEY),
    nipInstitution: given.NIP_INSTITUTION,
    unlinkedRetentionDays: given.UNLINKED_RETENTION_DAYS,
    statementLifetimeMs: given.STATEMENT_LIFETIME_HOURS * 3_600_000,
    paymentSettings: readPaymentSettings(given.PAYMENT_SETTINGS),
  };
  return { config, secrets: { keys: given.KENTE_KEYS ?? null, indexSecret: given.KENTE_INDEX_SECRET ?? null } };
}

function readPaymentSettings(text: string): WrittenSettings {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    written = null;
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new ConfigurationError('The configuration is not valid: PAYMENT_SETTINGS must be a JSON object.');
  const problems = settingProblems(written as WrittenSettings).map(({ message }) => message);
  if (problems.length > 0)
    throw new ConfigurationError(`The configuration is not valid: PAYMENT_SETTINGS: ${problems.join('; ')}.`);
  return written as WrittenSettings;
}

/** @throws ConfigurationError for one without the other. */
function withKey(name: string, url: string | undefined, key: string | undefined): { url: string; key: string } | null {
  if (url === undefined && key === undefined) return null;
  if (url === undefined || key === undefined) throw new ConfigurationError(`Set ${name}_URL and ${name}_KEY together.`);
  return { url: url.replace(/\/+$/, ''), key };
}
