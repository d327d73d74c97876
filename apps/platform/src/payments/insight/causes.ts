/** Why a debit failed, in words, by whose doing, and from when another try makes sense. docs/failure-causes.md is this list. */
import { DAY_MS, later } from '@kente/kit/clock';
import { addDays, lagosDay, lagosTime } from '../lagos-day.ts';
import type { Decision } from '../retry-policy/index.ts';

/** Who has to do something, or to wait for whom. */
export type AtFault = 'payer' | 'business' | 'bank' | 'switch' | 'platform';
/**
 * `money`: when the account has some. `soon`: the next minutes. `tomorrow`: the payer's bank counts by day. `days`: 3 to 5.
 * `mended`: not before somebody has put it right.
 */
export type Remedy = 'money' | 'soon' | 'tomorrow' | 'days' | 'mended';

export interface FailureCause {
  cause: string;
  fault: AtFault;
  remedy: Remedy;
  advice: string;
}

const cause = (fault: AtFault, remedy: Remedy, text: string, advice: string): FailureCause => ({
  ...{ cause: text, fault, remedy, advice },
});
const FORMAT = 'Nothing was wrong with the account. Tell the operator of this platform, with the session id.';
const refusedAsWritten = (what: string): FailureCause =>
  cause('platform', 'mended', `The switch refused the request: ${what}.`, FORMAT);
const SAME = 'Try again in some minutes, with a new reference.';
const NEW_MANDATE = 'Ask the customer for another account, and set up a new mandate.';

export const FAILURE_CAUSES: Readonly<Record<string, FailureCause>> = {
  '03': refusedAsWritten('the sender is not known there'),
  '05': cause(
    'bank',
    'days',
    "The customer's bank refused, and gave no reason.",
    'Often the bank has not switched the mandate on yet. Try again after 3 to 5 days.',
  ),
  '06': cause(
    'payer',
    'mended',
    'The account is dormant.',
    'Ask the customer to use the account or to visit the bank, or set up a mandate on another account.',
  ),
  '07': cause('payer', 'mended', 'The account does not exist any more, or was never one.', NEW_MANDATE),
  '08': cause(
    'payer',
    'mended',
    'The name on the account is not the one on the mandate.',
    'Check the name of the customer, and set up a new mandate.',
  ),
  '12': refusedAsWritten('the kind of transaction is not known there'),
  '13': refusedAsWritten('the amount is not one that it takes'),
  '14': refusedAsWritten('the batch number is wrong'),
  '15': refusedAsWritten('the session id is wrong'),
  '16': refusedAsWritten('the bank is not known there'),
  '17': refusedAsWritten('the channel is wrong'),
  '18': refusedAsWritten('the method is wrong'),
  '25': cause(
    'switch',
    'days',
    'The switch or the bank has no record of the request or of the mandate.',
    'A mandate that is new takes some days to reach every bank. Try again after 3 to 5 days.',
  ),
  '26': cause('switch', 'soon', 'The switch took the request for one that it had already.', SAME),
  '30': refusedAsWritten('it could not be read there'),
  '34': cause(
    'bank',
    'mended',
    "The customer's bank suspects fraud.",
    'Do not try again before the customer has spoken to the bank.',
  ),
  '51': cause(
    'payer',
    'money',
    'There was not enough money on the account.',
    'Try again when money has come in: ask for the balance first, or wait for pay day.',
  ),
  '57': cause(
    'payer',
    'mended',
    'The account may not be debited: it is restricted, or the mandate is not in force at the bank.',
    'Ask the customer to have the restriction lifted, or set up a new mandate.',
  ),
  '58': cause('bank', 'mended', 'The bank does not allow direct debits on this kind of account.', NEW_MANDATE),
  '61': cause(
    'payer',
    'tomorrow',
    'The amount is above what the account may send in a day.',
    'Debit less, or tomorrow; or ask the customer to have the limit raised.',
  ),
  '63': cause('bank', 'mended', 'The bank refused for reasons of security.', 'Ask the customer to speak to the bank.'),
  '65': cause('payer', 'tomorrow', 'The account was debited as often as it may be in a day.', 'Try again tomorrow.'),
  '69': cause('bank', 'soon', 'The bank could not set the amount aside.', SAME),
  '70': cause('bank', 'soon', 'The bank could not free an amount that it had set aside.', SAME),
  '71': refusedAsWritten('the code of the mandate is missing'),
  '91': cause('bank', 'soon', "The customer's bank was not reachable.", SAME),
  '92': cause('switch', 'soon', 'The switch could not reach the bank.', SAME),
  '94': cause('switch', 'soon', 'The switch took the request for one that it had already.', SAME),
  '96': cause('bank', 'soon', 'A system of the bank or of the switch failed.', SAME),
};

const OTHER = cause('bank', 'soon', 'The bank refused with a code that is in no list.', SAME);

export const causeOf = (code: string): FailureCause =>
  (Object.hasOwn(FAILURE_CAUSES, code) ? FAILURE_CAUSES[code] : undefined) ?? OTHER;

/** From when another debit of the account would be sent; null for one that waits for calls under way. */
export function allowedFrom(decision: Decision, now: Date): Date | null {
  if (decision.kind === 'blocked') return lagosTime(decision.until);
  return decision.kind === 'busy' ? null : now;
}

const DAYS = 3;

/** The later of what the limits allow and of what the cause makes sensible; null: not before somebody has mended it. */
export function nextAllowed(
  { remedy }: Pick<FailureCause, 'remedy'>,
  { failedAt, decision, now }: { failedAt: Date; decision: Decision; now: Date },
): Date | null {
  if (remedy === 'mended') return null;
  const sensible =
    remedy === 'days'
      ? later(failedAt, DAYS * DAY_MS)
      : remedy === 'tomorrow'
        ? lagosTime(addDays(lagosDay(failedAt), 1))
        : now;
  const allowed = allowedFrom(decision, now) ?? now;
  return [now, sensible, allowed].reduce((latest, each) => (each > latest ? each : latest));
}
