import { currencyOf } from '@kente/statements/amount';
import type { FormElement, LinkContext, LinkedAccount } from '../connector.ts';
import type { Upload } from './read-upload.ts';

const CONTRACT_CURRENCY: Readonly<Record<string, string>> = { GHS: 'GHC', KES: 'KSH' };
const COUNTRY_CURRENCY: Readonly<Record<string, string>> = { NG: 'NGN', GH: 'GHC', KE: 'KSH', ZA: 'ZAR' };
const LINKABLE = new Set(['NGN', 'GHC', 'KSH', 'ZAR', 'USD', 'GBP', 'EUR']);

const ACCOUNT_TYPES: Readonly<Record<string, string>> = {
  CHECKING: 'CURRENT ACCOUNT',
  SAVINGS: 'SAVINGS ACCOUNT',
  MONEYMRKT: 'SAVINGS ACCOUNT',
  CREDITCARD: 'CREDIT CARD',
};

/** Contract spelling of a currency; `null` for one that no account can have here. */
export function contractCurrency(text: string): string | null {
  const iso = currencyOf(text) ?? text.trim().toUpperCase();
  const code = CONTRACT_CURRENCY[iso] ?? iso;
  return LINKABLE.has(code) ? code : null;
}

/** The account's currency: what the file says, else the institution's, else the country's. `null`: ask. */
export function currencyFor(upload: Upload, { institution }: LinkContext): string | null {
  if (upload.account.currency !== null) return contractCurrency(upload.account.currency);
  return contractCurrency(institution.currency) ?? COUNTRY_CURRENCY[institution.country] ?? null;
}

export const accountType = (type: string | null): string =>
  type === null ? 'BANK ACCOUNT' : (ACCOUNT_TYPES[type.toUpperCase()] ?? type.toUpperCase());

const FIELDS = {
  account_number: {
    type: 'elements.input',
    name: 'account_number',
    hint: 'Account number',
    contentType: 'text',
    minLength: 5,
    maxLength: 20,
  },
  account_name: {
    type: 'elements.input',
    name: 'account_name',
    hint: 'Name on the account',
    contentType: 'text',
    minLength: 2,
    maxLength: 120,
  },
  currency: {
    type: 'elements.input',
    name: 'currency',
    hint: 'Currency (NGN, GHC, KSH, ZAR, USD, GBP, EUR)',
    contentType: 'text',
    minLength: 3,
    maxLength: 3,
  },
} as const satisfies Record<string, FormElement>;

/** Asked only for what the file does not tell; empty when it tells everything. */
export function confirmForm(upload: Upload, context: LinkContext): readonly FormElement[] {
  const form: FormElement[] = [];
  if (upload.account.number === null) form.push(FIELDS.account_number);
  if (upload.account.name === null) form.push(FIELDS.account_name);
  if (currencyFor(upload, context) === null) form.push(FIELDS.currency);
  return form;
}

export type Confirmed = Pick<LinkedAccount, 'name' | 'currency'> & { accountNumber: string };

/** The account that the file and the person's answers name together, or what is wrong with the answers. */
export function confirm(
  upload: Upload,
  context: LinkContext,
  values: Readonly<Record<string, string>>,
): Confirmed | { error: string } {
  const typed = (values.account_number ?? '').replace(/[\s-]/g, '');
  const accountNumber = upload.account.number ?? typed;
  if (!/^[0-9A-Za-z]{5,34}$/.test(accountNumber) || (upload.account.number === null && !/^\d{5,20}$/.test(typed))) {
    return { error: 'Enter the account number: 5 to 20 digits.' };
  }
  const name = (upload.account.name ?? values.account_name ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 120);
  if (name.length < 2) return { error: 'Enter the name on the account.' };
  const currency = currencyFor(upload, context) ?? contractCurrency(values.currency ?? '');
  if (currency === null) return { error: 'Enter the currency: NGN, GHC, KSH, ZAR, USD, GBP or EUR.' };
  return { accountNumber, name, currency };
}

/** Spreadsheets drop leading zeros, so they do not make another account. */
const comparable = (number: string): string => number.replace(/[\s-]/g, '').toUpperCase().replace(/^0+/, '');

/** True when a re-authorisation came back with another account. What the file or person did not tell proves nothing. */
export function isOtherAccount({ reauthorise }: LinkContext, number: string | null, currency: string | null): boolean {
  if (!reauthorise) return false;
  if (currency !== null && contractCurrency(reauthorise.currency) !== currency) return true;
  if (number === null || reauthorise.accountNumber === null) return false;
  return comparable(number) !== comparable(reauthorise.accountNumber);
}
