/** Errors of Node that come before a connection stands. */
const BEFORE = new Set(['connect', 'getaddrinfo']);

/**
 * Whether the request may have left this machine. Only what certainly came before the connection stood says no: a refused
 * or unreachable address, a name that does not resolve, a connection that was not made in time.
 */
export function mayHaveLeft(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    // Several addresses were tried: all of them must have failed before.
    if (each instanceof AggregateError && each.errors.length > 0) return each.errors.some(mayHaveLeft);
    const { code, syscall } = each as Error & { code?: unknown; syscall?: unknown };
    if (code === 'UND_ERR_CONNECT_TIMEOUT') return false;
    if (typeof syscall === 'string' && BEFORE.has(syscall)) return false;
  }
  return true;
}
