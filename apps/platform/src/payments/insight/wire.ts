import { toWire } from '@kente/kit/money';
import { wireId } from '../mandates/index.ts';
import type { AccountStanding } from '../retry-policy/index.ts';
import type { DebitCheck, Failure } from './index.ts';

const left = (standing: AccountStanding | null) => ({
  remaining_tries: standing ? { funds: standing.remaining.funds, other: standing.remaining.other } : null,
});
const at = (date: Date | null): string | null => date?.toISOString() ?? null;

export function checkOnWire({ mandate, amountMinor, likelihood, score, reasons, nextAllowedAt, standing }: DebitCheck) {
  return {
    ...{ mandate: wireId(mandate.id), amount: toWire(amountMinor), likelihood, score, reasons },
    ...{ next_allowed_at: at(nextAllowedAt), ...left(standing) },
  };
}

export function failureOnWire(failure: Failure, mandateId: string) {
  const { debit, code, cause, fault, remedy, advice, willRetry, nextAllowedAt, standing } = failure;
  return {
    ...{ mandate: mandateId, reference: debit.reference, response_code: code, cause, fault, remedy, advice },
    ...{ will_retry: willRetry, next_allowed_at: at(nextAllowedAt), ...left(standing) },
  };
}
