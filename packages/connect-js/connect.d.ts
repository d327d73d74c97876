/** What an event of the widget carries. `reference` is the one given to the constructor. */
export interface ConnectEventData {
  reference?: string | null;
  /** Milliseconds since 1970. */
  timestamp: number;
  /** ERROR: one of the failure slugs, such as `invalid_credentials`. */
  errorType?: string;
  errorMessage?: string;
  /** SUBMIT_MFA */
  mfaType?: 'OTP' | 'SECURITY_QUESTION' | 'TOKEN' | 'CAPTCHA';
  /** AUTH_METHOD_SWITCHED */
  prevAuthMethod?: string;
  /** AUTH_METHOD_SWITCHED, INSTITUTION_SELECTED */
  authMethod?: string;
  /** EXIT: the screen that the person left from. */
  pageName?: string;
  /** ACCOUNT_SELECTED */
  selectedAccountsCount?: number;
  /** ACCOUNT_LINKED, INSTITUTION_SELECTED */
  institution?: { id: string; name: string };
  [field: string]: unknown;
}

export type ConnectEventName =
  | 'LOADED'
  | 'OPENED'
  | 'EXIT'
  | 'INSTITUTION_SELECTED'
  | 'AUTH_METHOD_SWITCHED'
  | 'SUBMIT_CREDENTIALS'
  | 'SUBMIT_MFA'
  | 'ACCOUNT_SELECTED'
  | 'ACCOUNT_LINKED'
  | 'SUCCESS'
  | 'ERROR';

/** `code` is exchanged by your server for an account id. A re-authorisation has none. */
export interface ConnectSuccess {
  code?: string;
  [field: string]: unknown;
}

export interface ConnectCustomer {
  id?: string;
  name?: string;
  email?: string;
  identity?: { type: string; number: string };
}

export interface ConnectSetup {
  /** Opens the login of one institution directly. */
  selectedInstitution?: { id: string; auth_method?: string; account_number?: string };
  check_account_match?: boolean;
  /** From `POST /accounts/{id}/reauthorise`; older integrations use it instead of `reauthorise()`. */
  reauth_token?: string;
  [field: string]: unknown;
}

export interface ConnectOptions {
  /** Your public key. */
  key: string;
  onSuccess: (data: ConnectSuccess) => void;
  onClose?: () => void;
  onLoad?: () => void;
  onEvent?: (name: ConnectEventName, data: ConnectEventData) => void;
  /**
   * Where the platform runs, such as `https://link.example.com`. Needed by the ES module; the script at
   * `/connect.js` knows where it came from.
   */
  host?: string;
  scope?: 'auth' | 'reauth' | 'payments' | (string & {});
  reference?: string;
  data?: { customer?: ConnectCustomer; account?: string; payment_id?: string; [field: string]: unknown };
  [field: string]: unknown;
}

/** One entry of `GET /coverage`. */
export interface CoveredInstitution {
  name: string;
  icon: string;
  coverage: { countries: string[]; business: boolean; personal: boolean };
  products: string[];
  website: string | null;
}

export interface CoverageResponse {
  data: CoveredInstitution[];
  status: number;
  statusText: string;
  headers: Record<string, string>;
}

export interface ConnectWidget {
  /** Mounts the widget, hidden. */
  setup(config?: ConnectSetup): void;
  /** Mounts it to renew consent for a linked account. The last call of `setup` and `reauthorise` wins. */
  reauthorise(accountId: string): void;
  /** Shows the widget as soon as it has loaded; mounts it first where `setup` was not called. */
  open(): void;
  /** Hides the widget, stops listening to it and calls `onClose`. */
  close(): void;
  fetchInstitutions(): Promise<CoverageResponse>;
}

/** Works with and without `new`. Throws when `key` or `onSuccess` is missing. */
export interface ConnectConstructor {
  new (options: ConnectOptions): ConnectWidget;
  (options: ConnectOptions): ConnectWidget;
}

export declare const Connect: ConnectConstructor;
export default Connect;
