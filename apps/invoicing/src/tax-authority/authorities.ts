import type { Config } from '../config.ts';
import { createHttpTaxAuthority } from './http.ts';
import { createSimulatedKeys } from './simulated-keys.ts';
import { SIMULATOR_KEYS, simulatorAddress } from './simulator.ts';
import type { TaxAuthority } from './tax-authority.ts';

/** Which authority an environment talks to. */
export interface TaxAuthorities {
  of(label: 'sandbox' | 'production'): TaxAuthority;
  /** `crypto_keys.txt` of the simulated authority; null where the environment talks to the real one. */
  simulatedKeys(label: 'sandbox' | 'production'): Promise<string | 'unreachable' | null>;
}

export interface TaxAuthoritiesOptions {
  config: Config['taxAuthority'];
  /** Where the simulated world is. */
  simulatorsUrl: string;
  /** Ends every call, at the end of the process. */
  signal?: AbortSignal;
}

/**
 * A sandbox environment talks to the simulated authority whatever is configured: it never reaches the real one.
 * Source: contract 2.2, 9.
 * @throws Error when the real one is configured without its address or keys.
 */
export function createTaxAuthorities({ config, simulatorsUrl, signal }: TaxAuthoritiesOptions): TaxAuthorities {
  const ending = signal ? { signal } : {};
  const simulator = createHttpTaxAuthority({
    baseUrl: simulatorAddress(simulatorsUrl),
    ...SIMULATOR_KEYS,
    ...ending,
  });
  const production = config.adapter === 'http' ? createHttpTaxAuthority({ ...reach(config), ...ending }) : simulator;
  const keys = createSimulatedKeys(simulatorAddress(simulatorsUrl));
  const of = (label: 'sandbox' | 'production') => (label === 'production' ? production : simulator);
  return { of, simulatedKeys: async (label) => (of(label) === simulator ? keys() : null) };
}

function reach({ baseUrl, apiKey, apiSecret }: Config['taxAuthority']) {
  if (baseUrl === null || apiKey === null || apiSecret === null)
    throw new Error('MBS_ADAPTER is http, which needs MBS_BASE_URL, MBS_API_KEY and MBS_API_SECRET too.');
  return { baseUrl, apiKey, apiSecret };
}
