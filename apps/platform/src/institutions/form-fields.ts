import type { FormElement } from '../connectors/connector.ts';

/** A field of a login form as the directory keeps it: a name of the list below, with what this bank adds to it. */
export type FieldSpec = string | { name: string; hint?: string; length?: number };

type Field = { type: 'elements.captcha_input'; hint: string } | Typed;
interface Typed {
  type: 'elements.input';
  hint: string;
  contentType: 'text' | 'password' | 'tel' | 'email';
}

const typed = (hint: string, contentType: Typed['contentType']): Typed => ({
  type: 'elements.input',
  hint,
  contentType,
});

/** Every field that a login form of the directory can have. `tel` brings up the digits of a phone's keyboard. */
const FIELDS: Readonly<Record<string, Field>> = {
  username: typed('User ID', 'text'),
  password: typed('Password', 'password'),
  email: typed('Email address', 'email'),
  phone: typed('Phone number', 'tel'),
  accountNumber: typed('Account number', 'tel'),
  accessCode: typed('Access code', 'password'),
  pin: typed('PIN', 'password'),
  mPin: typed('Mobile banking PIN', 'password'),
  card: typed('Card number', 'tel'),
  token: typed('Token code', 'password'),
  captcha: { type: 'elements.captcha_input', hint: 'Type the characters that you see' },
};

/**
 * The form element of a field, for the directory and for the login page. The picture of a captcha is drawn by the bank
 * for each attempt, so here its `value` is empty.
 * @throws Error for a name that is not in the list: a mistake in `directory.json`, found at start.
 */
export function formElement(spec: FieldSpec): FormElement {
  const { name, hint, length } =
    typeof spec === 'string' ? { name: spec } : { hint: undefined, length: undefined, ...spec };
  const field = FIELDS[name];
  if (!field) throw new Error(`directory.json names an unknown form field: ${name}`);
  if (field.type === 'elements.captcha_input') return { type: field.type, name, hint: hint ?? field.hint, value: '' };
  const limits = length === undefined ? {} : { minLength: length, maxLength: length };
  return {
    type: field.type,
    name,
    hint: hint ?? lengthened(field.hint, length),
    contentType: field.contentType,
    ...limits,
  };
}

/** "PIN" of 4 → "4-digit PIN": the person sees at once what is meant. Passwords of a length are digits at these banks too. */
function lengthened(hint: string, length: number | undefined): string {
  return length === undefined ? hint : `${length}-digit ${hint === 'PIN' ? hint : hint.toLowerCase()}`;
}
