import type { Boot, PageElement, Step } from '../wire.ts';
import { words } from '../words.ts';

/**
 * What is wrong with a value; `null` when nothing is. Names and passwords of the sandbox fit no bank's rules, so that in
 * test mode a value only has to be there.
 */
export function problemOf(element: PageElement, value: string, mode: Boot['mode']): string | null {
  const text = element.type === 'elements.input' && element.contentType === 'password' ? value : value.trim();
  if (text === '') return words.form.missing(element.hint);
  if (mode === 'test' || element.type !== 'elements.input') return null;
  const { minLength, maxLength, contentType } = element;
  if (minLength !== undefined && text.length < minLength) return words.form.tooShort(minLength);
  if (maxLength !== undefined && text.length > maxLength) return words.form.tooLong(maxLength);
  if (contentType === 'email' && !/^[^@\s]+@[^@\s]+$/.test(text)) return words.form.email;
  return null;
}

/** All problems by name of the element. */
export function problemsOf(
  form: readonly PageElement[],
  values: Readonly<Record<string, string>>,
  mode: Boot['mode'],
): Map<string, string> {
  const problems = new Map<string, string>();
  for (const element of form) {
    const problem = problemOf(element, values[element.name] ?? '', mode);
    if (problem !== null) problems.set(element.name, problem);
  }
  return problems;
}

/** What is sent: passwords as typed, the rest without blanks around it. */
export function toSend(form: readonly PageElement[], values: Readonly<Record<string, string>>): Record<string, string> {
  const entries = form.map((element): [string, string] => {
    const value = values[element.name] ?? '';
    const secret = element.type === 'elements.input' && element.contentType === 'password';
    return [element.name, secret ? value : value.trim()];
  });
  return Object.fromEntries(entries);
}

/** What may stay in the fields after an answer was refused: nothing secret, no code, no old captcha. */
export function toKeep(
  form: readonly PageElement[],
  kind: Step['kind'],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  if (kind !== 'form' && kind !== 'upload') return {};
  const open = form.filter((element) => element.type === 'elements.input' && element.contentType !== 'password');
  return Object.fromEntries(open.map(({ name }) => [name, values[name] ?? '']));
}

/** Lets password managers and phones fill the field (WCAG 1.3.5, 3.3.8). */
export function autocompleteOf(element: PageElement, kind: Step['kind']): string {
  if (element.type !== 'elements.input') return 'off';
  if (kind === 'otp' || kind === 'instructions' || element.name === 'otp') return 'one-time-code';
  if (element.contentType === 'email') return 'email';
  if (element.contentType === 'tel') return 'tel';
  if (element.contentType === 'password') return 'current-password';
  return element.name === 'username' ? 'username' : 'off';
}

/** Figures only: codes and PINs of a fixed, short length. */
export function isNumeric(element: PageElement, mfa: string | null): boolean {
  if (element.type !== 'elements.input') return false;
  if (element.contentType === 'tel') return true;
  const { minLength, maxLength } = element;
  const fixed = minLength !== undefined && minLength === maxLength && minLength <= 8;
  return fixed && (mfa === 'OTP' || mfa === 'TOKEN' || /otp|pin|token/i.test(element.name));
}

const PICTURES: readonly [string, string][] = [
  ['iVBOR', 'png'],
  ['/9j/', 'jpeg'],
  ['R0lG', 'gif'],
  ['UklG', 'webp'],
];

/** The address of a base64 picture, told by its first bytes. */
export function pictureAddress(base64: string): string {
  if (base64.startsWith('data:image/')) return base64;
  const type = PICTURES.find(([start]) => base64.startsWith(start))?.[1] ?? 'svg+xml';
  return `data:image/${type};base64,${base64}`;
}
