import type { ConnectEventData, ConnectEventName } from '../connect.d.ts';

/** What the page says, and the name under which `onEvent` hears of it. */
const NAMES: Readonly<Record<string, ConnectEventName>> = {
  'mono.connect.widget_opened': 'OPENED',
  'mono.connect.error_occured': 'ERROR',
  'mono.connect.institution_selected': 'INSTITUTION_SELECTED',
  'mono.connect.auth_method_switched': 'AUTH_METHOD_SWITCHED',
  'mono.connect.on_exit': 'EXIT',
  'mono.connect.login_attempt': 'SUBMIT_CREDENTIALS',
  'mono.connect.mfa_submitted': 'SUBMIT_MFA',
  'mono.connect.account_linked': 'ACCOUNT_LINKED',
  'mono.connect.account_selected': 'ACCOUNT_SELECTED',
};

export type Heard =
  | { kind: 'success'; data: ConnectEventData }
  | { kind: 'closed' }
  | { kind: 'event'; name: ConnectEventName; data: ConnectEventData };

/** What a message from the page means; `null` when it is none of ours. */
export function understand(message: unknown): Heard | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, data } = message as { type?: unknown; data?: ConnectEventData };
  if (typeof type !== 'string') return null;
  switch (type) {
    case 'mono.connect.widget.account_linked':
    case 'mono.connect.widget.charge_complete':
      return { kind: 'success', data: data ?? { timestamp: Date.now() } };
    case 'mono.connect.widget.closed':
      return { kind: 'closed' };
  }
  const name = Object.hasOwn(NAMES, type) ? NAMES[type] : undefined;
  return name === undefined ? null : { kind: 'event', name, data: data ?? { timestamp: Date.now() } };
}
