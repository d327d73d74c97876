import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';

/**
 * Classes of SQLSTATE that pass: connection trouble (08), transaction rolled back for another's sake (40), resources
 * exhausted (53), an object in use (55), interrupted by the operator (57), and the system's own trouble (58).
 */
const PASSES = /^(?:08|40|53|55|57|58)[0-9A-Z]{3}$/;

/** True when the same work may well succeed a moment later: the database's trouble, not that of what is to be written. */
export function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return (typeof code === 'string' && PASSES.test(code)) || isDatabaseUnavailable(error);
}
