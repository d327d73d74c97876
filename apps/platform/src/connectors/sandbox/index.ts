import type { Connector, Revocable } from '../connector.ts';
import { BankApi } from './bank-api.ts';
import { fetchPage, tokenIn } from './fetching.ts';
import { type FaultFor, nextStep } from './linking.ts';

export interface SandboxConnectorDeps {
  /** Of the simulated world. */
  baseUrl: string;
  /** The fault that was ordered for a target (`connector:<slug>`), as the simulated bank is to be told; asked once a turn. */
  faultFor: FaultFor;
  signInTimeoutMs?: number;
  dataTimeoutMs?: number;
}

/** While a person waits; below what browsers and proxies give up at. */
const SIGN_IN_TIMEOUT_MS = 15_000;
/** `pass_slow` takes 20 s. */
const DATA_TIMEOUT_MS = 45_000;

/** The banks of the simulated world, reached over HTTP like any other. Serves test environments only. */
export function createSandboxConnector(deps: SandboxConnectorDeps): Connector & Revocable & { close(): Promise<void> } {
  const { baseUrl, faultFor, signInTimeoutMs = SIGN_IN_TIMEOUT_MS, dataTimeoutMs = DATA_TIMEOUT_MS } = deps;
  const bank = new BankApi({ baseUrl, signInTimeoutMs, dataTimeoutMs });
  return {
    id: 'sandbox',
    abilities: new Set(['realtime', 'reauthorisable', 'revocable', 'investments']),
    next: (context, input, state) => nextStep({ bank, faultFor }, context, input, state),
    async fetch(connection, cursor, signal) {
      signal.throwIfAborted();
      const { environmentId, institution, authMethod: auth_method } = connection.context;
      const facts = {
        call: 'fetch',
        page: cursor === null ? 'first' : 'next',
        auth_method,
        account_number: connection.accountNumber,
      };
      const directive = await faultFor(environmentId, `connector:${institution.slug}`, facts);
      return fetchPage({ bank, connection, directive, signal }, cursor);
    },
    async revoke(connection, signal) {
      const token = tokenIn(connection);
      if (token !== null) await bank.revoke(connection, token, signal);
    },
    close: () => bank.close(),
  };
}
