import type { Institution } from '../institutions/index.ts';

const TELCOS: ReadonlySet<string> = new Set(['mtn', 'airtel']);
const WALLETS: ReadonlySet<string> = new Set(['mpesa', 'mtn_momo_gh', 'opay', 'barter', 'wallets.africa']);

/** What kind of account an income came to. Source: financial-data contract 4.9. */
export function sourceOf({ slug }: Pick<Institution, 'slug'>): 'BANK' | 'MOBILE_MONEY' | 'TELCO' {
  if (TELCOS.has(slug)) return 'TELCO';
  return WALLETS.has(slug) ? 'MOBILE_MONEY' : 'BANK';
}
