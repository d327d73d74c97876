/** The taxpayer that the simulated authority knows from the start. These keys open nothing else. */
export const SIMULATOR_KEYS = {
  apiKey: '5d000000-0000-4000-8000-00000000000a',
  apiSecret: 'sandbox-secret',
} as const;

/** Where the simulated authority is, given the address of the simulated world: the adapter is the same one. */
export const simulatorAddress = (simulatorsUrl: string): string => `${simulatorsUrl.replace(/\/+$/, '')}/mbs`;
