/** Which of the faults that a sandbox may order for the rail strikes which call. Source: payments contract, 15. */

export type NipCall =
  | 'name-enquiry'
  | 'debit'
  | 'credit'
  | 'requery'
  | 'balance-enquiry'
  | 'mandates'
  | 'mandates/status'
  | 'mandates/cancel'
  | 'report';

const ONLY_CREDIT = ['credit_timeout'];
const ONLY_NAME_ENQUIRY = ['name_enquiry_down'];
const DOWN = ['rail_down'];
const BALANCE = [...DOWN, 'timeout', 'unavailable', 'rail_500', 'garbage', 'slow', 'decline', 'code'];

/**
 * So that a fault that is ordered once strikes the movement that was meant, and not a question before it. A requery is
 * never struck: what it answers belongs to the fault of its original.
 */
export function strikes(call: NipCall, fault: string): boolean {
  const [name = ''] = fault.split(':');
  switch (call) {
    case 'debit':
      return !ONLY_CREDIT.includes(name) && !ONLY_NAME_ENQUIRY.includes(name);
    case 'credit':
      return !ONLY_NAME_ENQUIRY.includes(name);
    case 'name-enquiry':
      return ONLY_NAME_ENQUIRY.includes(name) || DOWN.includes(name);
    case 'balance-enquiry':
      return BALANCE.includes(name);
    case 'mandates':
    case 'mandates/cancel':
      return DOWN.includes(name);
    case 'mandates/status':
    case 'requery':
    case 'report':
      return false;
  }
}

export const canBeStruck = (call: NipCall): boolean => strikes(call, 'rail_down');

/** Nothing listens there: a connection to it is really refused. */
const NOBODY_LISTENS = 'http://127.0.0.1:1';

/** `rail_down` cannot be told to a rail that is down: the call goes where nothing listens. */
export const addressUnder = (directive: string | null, url: string): string =>
  directive?.startsWith('rail_down') ? NOBODY_LISTENS : url;
