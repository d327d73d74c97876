import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

const HIDDEN = '[redacted]';

/** Names whose values are never read in a log, in whatever object, at whatever depth, in whatever case. */
const SECRET_NAMES = new Set([
  ...['mono-sec-key', 'authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-session', 'x-session-id'],
  ...['mono-webhook-secret', 'password', 'passwd', 'secret', 'token', 'code', 'key', 'keys', 'pin', 'otp', 'mfa'],
  ...['bvn', 'nin', 'identity', 'credentials', 'body', 'api_key', 'apikey', 'access_token', 'refresh_token'],
  // PostgreSQL names the values of the row that broke a rule.
  ...['detail', 'where', 'parameters'],
]);

/** Secrets that have a form of their own are hidden wherever they stand, in a message or a stack trace too. */
const SECRET_TEXT = /\b(?:(?:test|live)_(?:sk|pk)_[a-z0-9]{20}|code_[a-z0-9]{24}|sec_[a-z0-9]{24})\b/g;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*):[^\s@/"\\]+@/gi;

const DEEPEST = 6;

/** A copy without secrets. Only plain objects and lists are looked into: the rest prints itself by a serializer. */
function withoutSecrets(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return depth === DEEPEST ? '[…]' : value.map((each) => withoutSecrets(each, depth + 1));
  if (!isPlain(value)) return value;
  if (depth === DEEPEST) return '{…}';
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      SECRET_NAMES.has(name.toLowerCase()) && each !== null && each !== undefined
        ? HIDDEN
        : withoutSecrets(each, depth + 1),
    ]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What an error says of itself: its `code` is a cause (`ECONNREFUSED`, `23505`) and stays readable. */
function describeError(error: Error): unknown {
  const { type, message, stack, code, ...rest } = pino.stdSerializers.err(error);
  const told = typeof code === 'string' && code.startsWith('code_') ? HIDDEN : code;
  return {
    ...{ type, message, stack },
    ...(told === undefined ? {} : { code: told }),
    ...(withoutSecrets(rest, 0) as object),
  };
}

/** A request is told by its method and path: query and headers may carry keys. */
function describeRequest(request: { method?: unknown; url?: unknown; id?: unknown }): object {
  return { id: request.id, method: request.method, path: String(request.url ?? '').split('?')[0] };
}

/** One JSON line per event on standard output. Request and response bodies are never logged. */
export function createLogger(options: { level: string; name: string; destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: { name: options.name, pid: process.pid },
    serializers: {
      err: describeError,
      error: (value: unknown) => (value instanceof Error ? describeError(value) : value),
      req: describeRequest,
      res: (reply: { statusCode?: unknown }) => ({ statusCode: reply.statusCode }),
    },
    formatters: { log: (entry: object) => withoutSecrets(entry, 0) as Record<string, unknown> },
    hooks: { streamWrite: (line: string) => line.replace(SECRET_TEXT, HIDDEN).replace(URL_PASSWORD, `$1:${HIDDEN}@`) },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
