/** Two digits, as the switch gives them. */
export type ResponseCode = string;

/** `ok`: done. `fail`: final, nothing moved. `unknown`: to be asked again, never sent again. */
export type CodeClass = 'ok' | 'fail' | 'unknown';

interface Row {
  text: string;
  class: CodeClass;
}

const ok = (text: string): Row => ({ text, class: 'ok' });
const fail = (text: string): Row => ({ text, class: 'fail' });
const unknown = (text: string): Row => ({ text, class: 'unknown' });

/** The list of the switch, and what each code means for the debit that it answers. Source: payments contract, 14. */
export const RESPONSE_CODES: Readonly<Record<string, Row>> = {
  '00': ok('Approved or completed successfully'),
  '01': unknown('Status unknown, please wait for settlement report'),
  '03': fail('Invalid sender'),
  '05': fail('Do not honor'),
  '06': fail('Dormant account'),
  '07': fail('Invalid account'),
  '08': fail('Account name mismatch'),
  '09': unknown('Request processing in progress'),
  '12': fail('Invalid transaction'),
  '13': fail('Invalid amount'),
  '14': fail('Invalid batch number'),
  '15': fail('Invalid session or record ID'),
  '16': fail('Unknown bank code'),
  '17': fail('Invalid channel'),
  '18': fail('Wrong method call'),
  '21': unknown('No action taken'),
  '25': fail('Unable to locate record'),
  '26': unknown('Duplicate record'),
  '30': fail('Format error'),
  '34': fail('Suspected fraud'),
  '35': unknown('Contact sending bank'),
  '51': fail('Insufficient funds'),
  '57': fail('Transaction not permitted to sender'),
  '58': fail('Transaction not permitted on channel'),
  '61': fail('Transfer limit exceeded'),
  '63': fail('Security violation'),
  '65': fail('Exceeds withdrawal frequency'),
  '68': unknown('Response received too late'),
  '69': fail('Unsuccessful account or amount block'),
  '70': fail('Unsuccessful account or amount unblock'),
  '71': fail('Empty mandate reference number'),
  '91': fail('Beneficiary bank not available'),
  '92': fail('Routing error'),
  '94': unknown('Duplicate transaction'),
  '96': unknown('System malfunction'),
  '97': unknown('Timeout waiting for response from destination'),
};

/** Of the answer to the debit or credit itself. A code that is not in the list is unknown. */
export function classOf(code: ResponseCode): CodeClass {
  return rowOf(code)?.class ?? 'unknown';
}

export function textOf(code: ResponseCode): string {
  return rowOf(code)?.text ?? 'Unknown response code';
}

/** Which counter of failures a final code belongs to: `funds` for 51 alone. Source: payments contract, 8. */
export function responseClassOf(code: ResponseCode): 'ok' | 'funds' | 'other' {
  if (classOf(code) === 'ok') return 'ok';
  return code === '51' ? 'funds' : 'other';
}

const rowOf = (code: ResponseCode): Row | undefined =>
  Object.hasOwn(RESPONSE_CODES, code) ? RESPONSE_CODES[code] : undefined;
