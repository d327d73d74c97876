import { expect, test } from 'vitest';
import { understand } from './events.ts';

const data = { reference: 'r1', timestamp: 1 };

test.each([
  ['mono.connect.widget_opened', 'OPENED'],
  ['mono.connect.error_occured', 'ERROR'],
  ['mono.connect.institution_selected', 'INSTITUTION_SELECTED'],
  ['mono.connect.auth_method_switched', 'AUTH_METHOD_SWITCHED'],
  ['mono.connect.on_exit', 'EXIT'],
  ['mono.connect.login_attempt', 'SUBMIT_CREDENTIALS'],
  ['mono.connect.mfa_submitted', 'SUBMIT_MFA'],
  ['mono.connect.account_linked', 'ACCOUNT_LINKED'],
  ['mono.connect.account_selected', 'ACCOUNT_SELECTED'],
])('%s is told as %s', (type, name) => {
  expect(understand({ type, data })).toEqual({ kind: 'event', name, data });
});

test.each(['mono.connect.widget.account_linked', 'mono.connect.widget.charge_complete'])('%s is a success', (type) => {
  expect(understand({ type, data })).toEqual({ kind: 'success', data });
});

test('widget.closed closes', () => {
  expect(understand({ type: 'mono.connect.widget.closed' })).toEqual({ kind: 'closed' });
});

test.each([null, undefined, 'mono.connect.widget.closed', 7, {}, { type: 'other' }, { type: 'toString' }, { type: 7 }])(
  'a message that is none of ours means nothing: %j',
  (message) => {
    expect(understand(message)).toBeNull();
  },
);
