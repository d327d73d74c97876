/** What the hosted page of a payment is told, as JSON. Amounts in kobo, times ISO 8601 by the environment's clock. */

export type CheckoutMethod = 'account' | 'transfer' | 'whatsapp';

/**
 * What the page shows: `customer` asks for name and e-mail; `bank` for a bank and a login there; `authorise` for what is in
 * `challenge`; `processing` waits; `done` shows `result`.
 */
export type CheckoutStep = 'customer' | 'bank' | 'authorise' | 'transfer' | 'whatsapp' | 'processing' | 'done';

/** What the payer's bank asks before it lets money go. The answer is sent under `field`. */
export interface Challenge {
  kind: 'PIN' | 'OTP' | 'TOKEN';
  title: string;
  hint: string;
  field: string;
  length: number;
  /** Why the last answer was not taken. */
  error?: string;
}

export interface CheckoutResult {
  status: 'successful' | 'failed';
  reason: 'widget_closed' | 'payment_failed' | 'expired' | null;
  /** For the payer. */
  message: string;
  /** Where a hosted page goes then. */
  redirect?: string;
}

export interface CheckoutView {
  /** `OD…` */
  id: string;
  status: 'pending' | 'processing' | 'successful' | 'failed' | 'cancelled' | 'abandoned' | 'reversed';
  step: CheckoutStep;
  merchant: { business: string; app: string };
  mode: 'test' | 'live';
  method: CheckoutMethod;
  amount: number;
  currency: string;
  description: string;
  reference: string;
  /** What is over at this time is abandoned; `now` is what the same clock says. */
  expires_at: string;
  now: string;
  /** The bank that the merchant chose: its login opens at once. */
  preselected: { institution: string; auth_method: string | null; account_number: string | null } | null;
  /** The account that is to pay; all but the last four digits are hidden. */
  account: { name: string; account_number: string; bank: string } | null;
  challenge: Challenge | null;
  /** Where to send exactly the amount to, and what came and was sent back since it was another amount. */
  transfer: {
    bank: string;
    account_number: string;
    account_name: string;
    returned: { amount: number; at: string }[];
  } | null;
  /** What to say in the conversation. */
  whatsapp: { message: string } | null;
  result: CheckoutResult | null;
}

/** What the server writes into the shell of the page. */
export interface CheckoutBoot {
  /** `OD…`; null when there is nothing to do here. */
  payment: string | null;
  problem: { title: string; message: string } | null;
  business: { name: string; app: string };
  mode: 'test' | 'live';
  /** Where messages to the parent window go; null on a page of its own. */
  referrerOrigin: string | null;
}
