import type { Call, CallOptions, Result } from '../operations.ts';

/** `/users/stats/wallet`: what the business has for metered calls. */
export interface Wallet {
  /** GET /users/stats/wallet, in kobo. */
  balance(options?: CallOptions): Promise<Result<'GET /users/stats/wallet'>>;
}

export function walletResource(call: Call): Wallet {
  return { balance: (options) => call('GET /users/stats/wallet', { ...options }) };
}
