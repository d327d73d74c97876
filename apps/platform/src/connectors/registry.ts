import type { Environment } from '../tenancy/index.ts';
import type { Connector } from './connector.ts';

/** Which connector serves which institution, by which method, for whom. */
export interface Connectors {
  /** `null` when nothing reaches this institution in this environment: the person is told that it is not available. */
  forMethod(environment: Pick<Environment, 'mode'>, institution: { id: string }, authMethod: string): Connector | null;
  /** @throws Error for an unknown id: ids come from our own rows. */
  byId(id: string): Connector;
}

export const SANDBOX = 'sandbox';
export const STATEMENT_UPLOAD = 'statement-upload';

/** Uploads work everywhere; banks are reached in test environments, where they are simulated. */
export function createConnectors({ connectors }: { connectors: readonly Connector[] }): Connectors {
  const known = new Map(connectors.map((connector) => [connector.id, connector]));
  return {
    forMethod: ({ mode }, _institution, authMethod) => {
      if (authMethod === 'statement_upload') return known.get(STATEMENT_UPLOAD) ?? null;
      return mode === 'test' ? (known.get(SANDBOX) ?? null) : null;
    },
    byId(id) {
      const connector = known.get(id);
      if (!connector) throw new Error(`there is no connector ${id}`);
      return connector;
    },
  };
}
