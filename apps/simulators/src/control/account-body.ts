import type { CustomerRecord } from '../store/records.ts';
import { ROW_BODY, type RowBody } from './added-rows.ts';
import { type AtBank, COUNTRY, NAME, NUMBER, SLUG } from './at-bank.ts';

const AMOUNT = { type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

export interface AccountBody extends AtBank {
  /** Absent: the persona's own first account. */
  number?: string;
  /** Absent: `user_good`. */
  persona?: string;
  name?: string;
  type?: string;
  currency?: string;
  /** What the account holds now, minor units. */
  balance?: number;
  customer?: CustomerRecord;
  /** Given: the account shows these rows and nothing of the persona's history, unless `history` says otherwise. */
  transactions?: RowBody[];
  history?: 'persona' | 'rows';
  /** An account that is there is left alone, unless this is true. */
  replace?: boolean;
}
const CUSTOMER = {
  type: 'object',
  properties: { full_name: NAME, email: NAME, phone: NAME, bvn: NAME, gender: NAME, dob: NAME },
};
export const ACCOUNT_BODY = {
  type: 'object',
  required: ['bank'],
  properties: {
    ...{ bank: SLUG, country: COUNTRY, number: NUMBER, persona: NAME, name: NAME, type: NAME },
    ...{ currency: { type: 'string', pattern: '^[A-Z]{3}$' }, balance: AMOUNT, customer: CUSTOMER },
    transactions: { type: 'array', maxItems: 50_000, items: ROW_BODY },
    history: { enum: ['persona', 'rows'] },
    replace: { type: 'boolean' },
  },
};
