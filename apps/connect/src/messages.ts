import type { State } from './state.ts';
import type { Boot, End, FailureCode, InstitutionName, MfaType, Step } from './wire.ts';

export interface Message {
  type: string;
  data: Record<string, unknown>;
  /** For native web views only: a parent window has its own way to know. */
  nativeOnly?: true;
}

/** What integrators' code is told of each failure; the other failures are told in the bank's words. */
const ERROR_TEXTS: Partial<Record<FailureCode, string>> = {
  invalid_credentials: 'Username or password incorrect.',
  institution_unavailable: "Couldn't connect to your institution.",
  account_locked: 'Action required with your account.',
};

/** Writes the messages that integrators' code receives. `now` gives milliseconds since 1970. */
export function createMessages(boot: Pick<Boot, 'reference'>, now: () => number) {
  const write = (type: string, data: Record<string, unknown> = {}): Message => ({
    type: `mono.${type}`,
    data: { ...data, reference: boot.reference, timestamp: now() },
  });
  const natively = (type: string, data?: Record<string, unknown>): Message => ({
    ...write(type, data),
    nativeOnly: true,
  });

  return {
    /** In a browser `connect.js` says these itself. */
    opened: () => [natively('connect.widget_loaded'), natively('connect.widget_opened')],
    institutionSelected: (institution: InstitutionName, authMethod: string) => [
      write('connect.institution_selected', { institution, authMethod }),
    ],
    authMethodSwitched: (prevAuthMethod: string, authMethod: string) => [
      write('connect.auth_method_switched', { prevAuthMethod, authMethod }),
    ],
    /** What the answer to this step is called. */
    submitted(step: Step): Message[] {
      if (step.kind === 'form') return [write('connect.login_attempt')];
      const mfaType = mfaOf(step);
      return mfaType ? [write('connect.mfa_submitted', { mfaType })] : [];
    },
    accountSelected: () => [write('connect.account_selected', { selectedAccountsCount: 1 })],
    /** What is wrong with the step that came, if anything is. */
    error(step: Step): Message[] {
      const error = errorOf(step);
      return error ? [write('connect.error_occured', error)] : [];
    },
    linked: (institution: InstitutionName | null) => [write('connect.account_linked', { institution })],
    /** The end of a success; the widget closes on it. A re-authorisation has no code. */
    done({ code }: End): Message[] {
      const data = code === undefined ? {} : { code };
      return [write('connect.widget.account_linked', data), natively('modal.linked', data)];
    },
    /** The end of a payment; the widget closes on it. */
    charged: (status: string) => [
      write('connect.widget.charge_complete', { status }),
      natively('modal.linked', { status }),
    ],
    left: (pageName: string) => [
      write('connect.on_exit', { pageName }),
      write('connect.widget.closed'),
      natively('modal.closed'),
    ],
  };
}
export type Messages = ReturnType<typeof createMessages>;

function mfaOf(step: Step): MfaType | null {
  if (step.kind === 'otp') return step.mfa;
  if (step.kind === 'captcha') return 'CAPTCHA';
  return step.kind === 'instructions' ? 'OTP' : null;
}

function errorOf(step: Step): { errorType: FailureCode; errorMessage: string } | null {
  if (step.kind === 'failed') {
    return { errorType: step.code, errorMessage: ERROR_TEXTS[step.code] ?? step.message };
  }
  if (!('error' in step) || step.error === undefined) return null;
  switch (step.kind) {
    case 'form':
      return { errorType: 'invalid_credentials', errorMessage: ERROR_TEXTS.invalid_credentials ?? step.error };
    case 'otp':
    case 'captcha':
    case 'instructions':
      return { errorType: 'mfa_failed', errorMessage: step.error };
    case 'choose-accounts':
      return { errorType: 'account_mismatch', errorMessage: step.error };
    default:
      // A file that cannot be read is between the person and the page.
      return null;
  }
}

/** The name of the screen, as integrators' analytics know it. */
export function pageName(state: Pick<State, 'place' | 'step'>): string {
  switch (state.place) {
    case 'consent':
      return 'CONSENT';
    case 'institutions':
      return 'INSTITUTIONS';
    case 'methods':
      return 'AUTH_METHODS';
    case 'end':
      return 'SUCCESS';
    case 'problem':
      return 'ERROR';
    default:
      return state.step ? STEP_PAGES[state.step.kind] : 'LOGIN';
  }
}

const STEP_PAGES: Record<Step['kind'], string> = {
  form: 'LOGIN',
  otp: 'MFA',
  captcha: 'MFA',
  redirect: 'REDIRECT',
  instructions: 'INSTRUCTIONS',
  'choose-accounts': 'ACCOUNTS',
  upload: 'UPLOAD',
  linked: 'SUCCESS',
  failed: 'ERROR',
};

/** The one side or the other that listens. */
export interface Listeners {
  /** The page that embeds this one, and the only origin that may hear. */
  parent: { window: { postMessage(message: unknown, targetOrigin: string): void }; origin: string } | null;
  native: { postMessage(message: string): void } | null;
}

export function tell({ parent, native }: Listeners, messages: readonly Message[]): void {
  for (const { type, data, nativeOnly } of messages) {
    if (!nativeOnly) parent?.window.postMessage({ type, data }, parent.origin);
    native?.postMessage(JSON.stringify({ type, data }));
  }
}
