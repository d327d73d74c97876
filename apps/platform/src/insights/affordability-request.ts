import type { DeclaredLoan } from '@kente/enrichment';
import type { FieldProblem } from '@kente/kit/errors';
import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../tenancy/index.ts';

/** What an affordability check is given, in its own words. Source: financial-data contract 4.11. */
export interface AffordabilityRequest {
  bvn: string;
  principal: number;
  interest_rate: number;
  term: number;
  run_credit_check: boolean;
  existing_loans?: readonly ExistingLoan[];
}

export interface ExistingLoan {
  institution: string;
  /** As on the wire, or ISO 4217; any case. */
  currency: string;
  repayment_amount: number;
  tenor: number;
  closed_date?: string;
  loan_status?: 'open' | 'closed';
  repayment_schedule?: readonly Readonly<Record<string, 'paid' | 'failed'>>[];
}

const placeOf = (envId: EnvId, jobId: string) => ({ tenant: envId, column: 'insight_jobs.request_sealed', row: jobId });

/** It holds an identity number and a person's loans: sealed from the first moment, destroyed with the job's end. */
export function sealRequest(keyring: Keyring, envId: EnvId, jobId: string, request: AffordabilityRequest): Buffer {
  return keyring.seal(placeOf(envId, jobId), JSON.stringify(request));
}

export function openRequest(keyring: Keyring, envId: EnvId, jobId: string, sealed: Buffer): AffordabilityRequest {
  return JSON.parse(keyring.open(placeOf(envId, jobId), sealed)) as AffordabilityRequest;
}

export function declaredLoan(loan: ExistingLoan): DeclaredLoan {
  const entries = (loan.repayment_schedule ?? []).flatMap((each) => Object.values(each));
  return {
    institution: loan.institution,
    repaymentMinor: BigInt(loan.repayment_amount),
    tenorMonths: loan.tenor,
    paidEntries: entries.filter((state) => state === 'paid').length,
    open: loan.loan_status === undefined ? loan.closed_date === undefined : loan.loan_status === 'open',
  };
}

const CONTRACT_SPELLING: Readonly<Record<string, string>> = { GHS: 'GHC', KES: 'KSH' };

/**
 * Open loans in another currency than the account's, which no sum of kobo can hold.
 * @param currency the account's, as on the wire
 */
export function loansInOtherCurrency(loans: readonly ExistingLoan[], currency: string): FieldProblem[] {
  return loans.flatMap((loan, at) => {
    const code = loan.currency.toUpperCase();
    if (!declaredLoan(loan).open || (CONTRACT_SPELLING[code] ?? code) === currency) return [];
    const field = `existing_loans.${at}.currency`;
    return [{ field, message: `${field} must be ${currency}, the currency of the account` }];
  });
}
