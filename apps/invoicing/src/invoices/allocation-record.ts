import type { Minor } from '@kente/kit/money';
import type { AllocationKind, AllocationMethod } from '../matching/index.ts';

/** An allocation as it is kept. `receipt`: the invoice was made of this very bank row. Source: contract 10 step 8. */
export interface KeptAllocation {
  readonly id: string;
  readonly transactionId: string;
  readonly invoiceId: string;
  readonly amount: Minor;
  readonly kind: AllocationKind;
  readonly method: AllocationMethod | 'receipt';
  readonly score: number | null;
  readonly evidence: unknown;
  readonly actor: string;
  readonly createdAt: Date;
  readonly reversedAt: Date | null;
}
