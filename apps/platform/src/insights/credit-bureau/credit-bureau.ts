import type { Environment } from '../../tenancy/index.ts';

/** A running loan that a bureau knows of. Minor units of the currency that the bureau reports in. */
export interface BureauLoan {
  institution: string;
  repaymentMinor: bigint;
  owedMinor: bigint;
}

/** Who keeps records of what people owe. Somebody without a record owes nothing that it knows of. */
export interface CreditBureau {
  /** Open loans of the holder of a BVN. @throws BureauUnavailable when it gives no usable answer. */
  loans(env: Environment, bvn: string, signal: AbortSignal): Promise<readonly BureauLoan[]>;
  close(): Promise<void>;
}

/** It is down, slow or answers nonsense: wait and try again. */
export class BureauUnavailable extends Error {
  override readonly name = 'BureauUnavailable';
}
