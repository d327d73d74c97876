import { ConfigurationError, readConfig } from '@kente/kit/config';
import { fromFiles } from '@kente/kit/config-files';
import Type, { type Static } from 'typebox';

const HTTP_URL = 'a URL that starts with http:// or https://';
const DATABASE_URL = 'a URL like postgres://user:password@host:5432/database';

const Url = (more: object = {}) => Type.Optional(Type.String({ pattern: '^https?://', expected: HTTP_URL, ...more }));
const Secret = Type.Optional(Type.String());

/** Every setting, read and checked once. Any of them may stand in a file that `…_FILE` names. Source: contract 9. */
const Settings = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  INVOICING_PORT: Type.Integer({ default: 4002, minimum: 0, maximum: 65_535 }),
  INVOICING_DATABASE_URL: Type.String({ pattern: '^postgres(ql)?://', expected: DATABASE_URL }),
  INVOICING_DATABASE_POOL_SIZE: Type.Integer({ default: 10, minimum: 2, maximum: 200 }),
  INVOICING_PUBLIC_URL: Url(),
  INVOICING_RATE_LIMIT_PER_MINUTE: Type.Integer({ default: 60, minimum: 1 }),
  LOG_LEVEL: Type.String({ default: 'info', pattern: '^(fatal|error|warn|info|debug|trace|silent)$' }),
  TRUST_PROXY: Type.Boolean({ default: false }),
  MAX_EVENT_LOOP_DELAY_MS: Type.Integer({ default: 3_000, minimum: 0 }),
  /** Where the platform is, for the default of MONO_BASE_URL. */
  PORT: Type.Integer({ default: 4000, minimum: 0, maximum: 65_535 }),
  PUBLIC_URL: Url(),
  /** Whose tokens say which person calls, and where a browser shows the dashboard. */
  CONSOLE_ISSUER: Url(),
  CONSOLE_JWKS_URL: Url(),
  CONSOLE_ORIGIN: Url({ pattern: '^https?://[^/?#]+/?$', expected: `${HTTP_URL}, without a path` }),
  /** Where the simulated tax authority is. */
  SIMULATORS_URL: Url(),
  SIMULATORS_PORT: Type.Integer({ default: 4001, minimum: 0, maximum: 65_535 }),
  MONO_BASE_URL: Url({
    pattern: '^https?://[^?#]*$(?<!/v[0-9]+/?$)',
    expected: `${HTTP_URL}, without /v2 and query`,
  }),
  MONO_SECRET_KEY: Type.String({ pattern: '^[!-~]+$', expected: "the app's secret key" }),
  MONO_APP_ID: Type.Optional(Type.String()),
  MONO_WEBHOOK_SECRET: Secret,
  MONO_VERIFY_SIGNATURE: Type.Boolean({ default: true }),
  MONO_WIDGET_BASE_URL: Url(),
  MONO_BUSINESS_FLOOR: Type.Integer({ default: 1_000, minimum: 0 }),
  MONO_REFERENCE_REGEX: Type.Optional(Type.String({ maxLength: 200, expected: 'at most 200 characters long' })),
  MONO_DATA_RETENTION_DAYS: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
  MONO_WEBHOOK_TOLERANCE_SECONDS: Type.Integer({ default: 300, minimum: 1, maximum: 86_400 }),
  MONO_REFRESH_MIN_SECONDS: Type.Integer({ default: 120, minimum: 0, maximum: 86_400 }),
  MONO_AUTO_MATCH: Type.Boolean({ default: false }),
  MBS_ADAPTER: Type.String({ default: 'simulator', pattern: '^(simulator|http)$' }),
  MBS_BASE_URL: Url(),
  MBS_API_KEY: Secret,
  MBS_API_SECRET: Secret,
  MBS_QR_PADDING: Type.String({ default: 'pkcs1', pattern: '^(pkcs1|oaep-sha256)$' }),
  MBS_PRICE_UNIT_STYLE: Type.String({ default: 'unece', pattern: '^(unece|text)$' }),
});

type Given = Static<typeof Settings>;

export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  databasePoolSize: number;
  /** Null: where it turns out to listen. */
  publicUrl: string | null;
  rateLimitPerMinute: number;
  logLevel: string;
  trustProxy: boolean;
  maxEventLoopDelayMs: number;
  upstream: {
    baseUrl: string;
    secretKey: string;
    /** Webhooks that name another app are ignored. */
    appId: string | null;
    /** Stands in for scheme and host of links. */
    widgetBaseUrl: string | null;
    refreshMinMs: number;
  };
  webhook: { secret: string | null; verify: boolean; toleranceMs: number };
  /** `origins`: those whose pages may read answers. */
  console: { issuer: string; jwksUrl: string; origins: readonly string[] };
  /** In kobo; for naira alone. */
  businessFloorMinor: bigint;
  /** Known to compile in linear time. */
  referencePattern: string | null;
  retentionDays: number | null;
  autoMatch: boolean;
  simulatorsUrl: string;
  taxAuthority: {
    adapter: 'simulator' | 'http';
    baseUrl: string | null;
    apiKey: string | null;
    apiSecret: string | null;
    qrPadding: 'pkcs1' | 'oaep-sha256';
    priceUnitStyle: 'unece' | 'text';
  };
}

/** @throws ConfigurationError that names every knob which does not fit. */
export async function loadConfig(variables: Readonly<Record<string, string | undefined>>): Promise<Config> {
  const given = readConfig(Settings, fromFiles(Settings, variables));
  await checkPattern(given.MONO_REFERENCE_REGEX);
  checkAdapter(given);
  return {
    host: given.HOST,
    port: given.INVOICING_PORT,
    databaseUrl: given.INVOICING_DATABASE_URL,
    databasePoolSize: given.INVOICING_DATABASE_POOL_SIZE,
    publicUrl: withoutSlash(given.INVOICING_PUBLIC_URL),
    rateLimitPerMinute: given.INVOICING_RATE_LIMIT_PER_MINUTE,
    logLevel: given.LOG_LEVEL,
    trustProxy: given.TRUST_PROXY,
    maxEventLoopDelayMs: given.MAX_EVENT_LOOP_DELAY_MS,
    upstream: {
      baseUrl: withoutSlash(given.MONO_BASE_URL) ?? withoutSlash(given.PUBLIC_URL) ?? `http://localhost:${given.PORT}`,
      secretKey: given.MONO_SECRET_KEY,
      appId: given.MONO_APP_ID ?? null,
      widgetBaseUrl: withoutSlash(given.MONO_WIDGET_BASE_URL),
      refreshMinMs: given.MONO_REFRESH_MIN_SECONDS * 1_000,
    },
    webhook: {
      secret: given.MONO_WEBHOOK_SECRET ?? null,
      verify: given.MONO_VERIFY_SIGNATURE,
      toleranceMs: given.MONO_WEBHOOK_TOLERANCE_SECONDS * 1_000,
    },
    console: consoleOf(given),
    businessFloorMinor: BigInt(given.MONO_BUSINESS_FLOOR) * 100n,
    referencePattern: given.MONO_REFERENCE_REGEX ?? null,
    retentionDays: given.MONO_DATA_RETENTION_DAYS ?? null,
    autoMatch: given.MONO_AUTO_MATCH,
    simulatorsUrl: withoutSlash(given.SIMULATORS_URL) ?? `http://127.0.0.1:${given.SIMULATORS_PORT}`,
    taxAuthority: taxAuthorityOf(given),
  };
}

const withoutSlash = (url: string | undefined): string | null => url?.replace(/\/+$/, '') ?? null;

/** The platform's own address is the issuer of its tokens. */
function consoleOf(given: Given): Config['console'] {
  const issuer =
    withoutSlash(given.CONSOLE_ISSUER) ?? withoutSlash(given.PUBLIC_URL) ?? `http://localhost:${given.PORT}`;
  const { protocol, hostname, port, origin } = new URL(given.CONSOLE_ORIGIN ?? issuer);
  // A laptop's server has two names.
  const loopback = hostname === 'localhost' ? [`${protocol}//127.0.0.1${port === '' ? '' : `:${port}`}`] : [];
  return {
    issuer,
    jwksUrl: withoutSlash(given.CONSOLE_JWKS_URL) ?? `${issuer}/console/jwks`,
    origins: [origin, ...loopback],
  };
}

function taxAuthorityOf(given: Given): Config['taxAuthority'] {
  return {
    adapter: given.MBS_ADAPTER === 'http' ? 'http' : 'simulator',
    baseUrl: withoutSlash(given.MBS_BASE_URL),
    apiKey: given.MBS_API_KEY ?? null,
    apiSecret: given.MBS_API_SECRET ?? null,
    qrPadding: given.MBS_QR_PADDING === 'oaep-sha256' ? 'oaep-sha256' : 'pkcs1',
    priceUnitStyle: given.MBS_PRICE_UNIT_STYLE === 'text' ? 'text' : 'unece',
  };
}

/** The engine is loaded only for who uses it: it costs a tenth of a second. */
async function checkPattern(pattern: string | undefined): Promise<void> {
  if (pattern === undefined) return;
  const { RE2JS } = await import('re2js');
  try {
    RE2JS.compile(pattern);
  } catch (error) {
    const message = `MONO_REFERENCE_REGEX does not compile: ${(error as Error).message}.`;
    throw new ConfigurationError(`The configuration is not valid: ${message}`, { cause: error });
  }
}

function checkAdapter(given: Given): void {
  if (given.MBS_ADAPTER !== 'http') return;
  const needed = ['MBS_BASE_URL', 'MBS_API_KEY', 'MBS_API_SECRET'] as const;
  const missing = needed.filter((name) => given[name] === undefined);
  if (missing.length === 0) return;
  throw new ConfigurationError(
    `The configuration is not valid: MBS_ADAPTER is http, which needs ${missing.join(', ')} too.`,
  );
}
