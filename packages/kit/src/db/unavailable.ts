const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006', // read_only_sql_transaction: a replica that was promoted away
]);

/** pg tells these by message alone. */
const UNAVAILABLE_MESSAGES =
  /Connection terminated|^timeout expired$|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed|not queryable/;

/** True when the database cannot be reached now: the caller should try again, nothing of ours is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const { code, syscall } = each as Error & { code?: unknown; syscall?: unknown };
    if (typeof code === 'string' && UNAVAILABLE.has(code)) return true;
    // The socket file of a local server; any other file that is missing is a fault of ours.
    if (code === 'ENOENT' && syscall === 'connect') return true;
    if (UNAVAILABLE_MESSAGES.test(each.message)) return true;
    if (each instanceof AggregateError && each.errors.some(isDatabaseUnavailable)) return true;
  }
  return false;
}

/** PostgreSQL's code of a unique violation, and which constraint it was. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, constraint } = error as Error & { code?: string; constraint?: string };
  return code === '23505' ? (constraint ?? '') : null;
}
