/** What the checkout page and the platform say to each other under `/checkout/api`. Amounts in kobo. */

export interface Challenge {
  kind: 'PIN' | 'OTP' | 'TOKEN';
  title: string;
  hint: string;
  field: string;
  length: number;
  error?: string;
}

export interface CheckoutResult {
  status: 'successful' | 'failed';
  reason: 'widget_closed' | 'payment_failed' | 'expired' | null;
  message: string;
  redirect?: string;
}

export interface CheckoutView {
  id: string;
  status: 'pending' | 'processing' | 'successful' | 'failed' | 'cancelled' | 'abandoned' | 'reversed';
  step: 'customer' | 'bank' | 'authorise' | 'transfer' | 'whatsapp' | 'processing' | 'done';
  merchant: { business: string; app: string };
  mode: 'test' | 'live';
  method: 'account' | 'transfer' | 'whatsapp';
  amount: number;
  currency: string;
  description: string;
  reference: string;
  expires_at: string;
  /** What the same clock says. */
  now: string;
  preselected: { institution: string; auth_method: string | null; account_number: string | null } | null;
  account: { name: string; account_number: string; bank: string } | null;
  challenge: Challenge | null;
  transfer: {
    bank: string;
    account_number: string;
    account_name: string;
    returned: { amount: number; at: string }[];
  } | null;
  whatsapp: { message: string } | null;
  result: CheckoutResult | null;
}

/** What the platform writes into the shell of the page. */
export interface CheckoutBoot {
  payment: string | null;
  problem: { title: string; message: string } | null;
  business: { name: string; app: string };
  mode: 'test' | 'live';
  /** Where messages to the parent window go. */
  referrerOrigin: string | null;
}
