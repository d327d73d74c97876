/** What page and platform say to each other under `/connect/api`. */

export interface FormInput {
  type: 'elements.input';
  name: string;
  hint: string;
  contentType: 'text' | 'password' | 'tel' | 'email';
  minLength?: number;
  maxLength?: number;
}
/** `value` is the picture, base64. */
export interface FormCaptcha {
  type: 'elements.captcha_input';
  name: string;
  hint: string;
  value: string;
}
export type FormElement = FormInput | FormCaptcha;
/** Asked by a page itself, never by a bank. */
export interface DateInput extends Omit<FormInput, 'contentType'> {
  contentType: 'date';
}
/** Whatever a form can draw. */
export type PageElement = FormElement | DateInput;
export type MfaType = 'OTP' | 'SECURITY_QUESTION' | 'TOKEN' | 'CAPTCHA';

export type FailureCode =
  | 'invalid_credentials'
  | 'mfa_failed'
  | 'account_locked'
  | 'no_accounts_found'
  | 'account_mismatch'
  | 'institution_unavailable'
  | 'session_expired'
  | 'link_expired'
  | 'system_error';

export interface OfferedAccount {
  accountNumber: string;
  name: string;
  type: string;
  /** Contract spelling: GHC and KSH where ISO says GHS and KES. */
  currency: string;
  balanceMinor: number | null;
}

export type CheckName = 'balanceChain' | 'totals' | 'period' | 'openingClosing';
export interface StatementReport {
  reader: string;
  confidence: number;
  account: { number: string | null; name: string | null; currency: string | null };
  /** Days, inclusive, `YYYY-MM-DD`. */
  period: { start: string; end: string } | null;
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: readonly { line: number; reason: string }[];
  checks: Record<CheckName, { result: 'passed' | 'failed' | 'not_available'; detail?: string }>;
}

export interface FormStep {
  kind: 'form';
  title: string;
  form: readonly FormElement[];
  error?: string;
}
export interface OtpStep {
  kind: 'otp';
  mfa: Exclude<MfaType, 'CAPTCHA'>;
  title: string;
  hint: string;
  form: readonly FormElement[];
  error?: string;
}
export interface CaptchaStep {
  kind: 'captcha';
  title: string;
  form: readonly FormElement[];
  error?: string;
}
export interface RedirectStep {
  kind: 'redirect';
  url: string;
}
export interface InstructionsStep {
  kind: 'instructions';
  title: string;
  steps: readonly string[];
  /** Something the person has to type elsewhere, such as an e-mail address. */
  copy?: string;
  /** What happens elsewhere: `ussd`, `mail`, `face`, `approval`. */
  waitFor: string;
  form?: readonly FormElement[];
  error?: string;
}
export interface ChooseStep {
  kind: 'choose-accounts';
  title: string;
  accounts: readonly OfferedAccount[];
  error?: string;
}
export interface UploadStep {
  kind: 'upload';
  title: string;
  formats: readonly string[];
  maxBytes: number;
  report?: StatementReport;
  form?: readonly FormElement[];
  error?: string;
}
export interface LinkedStep {
  kind: 'linked';
}
export interface FailedStep {
  kind: 'failed';
  code: FailureCode;
  message: string;
  retry: boolean;
}
/** The next thing to show. */
export type Step =
  | FormStep
  | OtpStep
  | CaptchaStep
  | RedirectStep
  | InstructionsStep
  | ChooseStep
  | UploadStep
  | LinkedStep
  | FailedStep;

export interface InstitutionName {
  id: string;
  name: string;
}

/** How it ended. `redirect` is where a hosted link goes then. */
export interface End {
  outcome: 'linked' | 'reauthorised' | 'cancelled' | 'failed';
  code?: string;
  reason?: string;
  redirect?: string;
  institution?: InstitutionName;
}

export type Opened = { kind: 'link'; linkId: string } | { kind: 'widget'; key: string; query: Record<string, string> };

/** What the platform writes into the shell of the page. */
export interface Boot {
  opened: Opened;
  /** Set when there is nothing to do here: an unknown, used or expired link, a bad key. */
  problem: null | { title: string; message: string; redirect?: string };
  business: { name: string; app: string };
  mode: 'test' | 'live';
  scope: 'auth' | 'reauth';
  /** Where messages to the parent window go; null where there is no parent. */
  referrerOrigin: string | null;
  reference: string | null;
  shares: string[];
  /** null: until unlinked. */
  consentDays: number | null;
  preselected: { institutionId: string; authMethod: string | null } | null;
  customerNeeded: boolean;
}

export interface Method {
  type: string;
  name: string;
}
export interface Institution extends InstitutionName {
  /** ISO 3166, two letters, lower case. */
  country: string;
  type: string;
  icon: string | null;
  primaryColor: string | null;
  methods: Method[];
  status: 'up' | 'degraded' | 'down';
}

/** The answer to everything that a session is told. */
export interface Answer {
  step: Step;
  end?: End | null;
}
export interface SessionState extends Answer {
  institution: InstitutionName;
  authMethod: string;
}
export interface NewSession extends SessionState {
  session: string;
}
