import type { FormElement } from '../connectors/connector.ts';

export interface SandboxHints {
  credentials: { hasMultipleAccounts: boolean; values: Record<string, string> }[];
  inputs: { name: string; value: string }[];
}

/** The persona goes into the first field that is not secret, the password into the first that is. */
export function sandboxHints(form: readonly FormElement[]): SandboxHints {
  return {
    credentials: [
      { hasMultipleAccounts: false, values: valuesFor(form, 'user_good') },
      { hasMultipleAccounts: true, values: valuesFor(form, 'user_multiple') },
    ],
    inputs: [{ name: 'otp', value: '123456' }],
  };
}

function valuesFor(form: readonly FormElement[], persona: string): Record<string, string> {
  return Object.fromEntries(form.map((element) => [element.name, valueFor(element, persona)]));
}

function valueFor(element: FormElement, persona: string): string {
  if (element.type === 'elements.captcha_input') return 'kente';
  return element.contentType === 'password' ? 'pass_good' : persona;
}
