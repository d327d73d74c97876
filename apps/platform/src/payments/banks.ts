/** Banks by either of their codes. Source: payments contract 1.3, 18. */
import type { Bank } from '../institutions/index.ts';

/** By the switch's six digits or by the CBN code. */
export function bankByCode(banks: readonly Bank[], code: string): Bank | undefined {
  return banks.find((bank) => bank.nip_code === code) ?? banks.find((bank) => bank.bank_code === code);
}
