import type { Call, CallOptions, Query, Result, Row } from '../operations.ts';
import { withBothIds } from '../records.ts';

export type Institution = Row<'GET /v3/institutions'>;

/** `/v3/institutions`: which banks can be linked, and how they are doing. */
export interface Institutions {
  /** GET /v3/institutions: the whole directory, not paged. */
  list(query?: Query<'GET /v3/institutions'>, options?: CallOptions): Promise<Result<'GET /v3/institutions'>>;
  /** GET /v3/institutions/health: up, degraded or down, and whose fault it is. Kente only. */
  health(options?: CallOptions): Promise<Result<'GET /v3/institutions/health'>>;
  /** GET /v3/banks/list: banks on the NIP switch. */
  banks(options?: CallOptions): Promise<Result<'GET /v3/banks/list'>>;
}

export function institutionsResource(call: Call): Institutions {
  return {
    async list(query, options) {
      const result = await call('GET /v3/institutions', { ...options, query }, 'rows');
      return { ...result, data: result.data.map(withBothIds) };
    },
    health: (options) => call('GET /v3/institutions/health', { ...options }),
    banks: (options) => call('GET /v3/banks/list', { ...options }),
  };
}
