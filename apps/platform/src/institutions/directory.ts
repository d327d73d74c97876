import { createHash } from 'node:crypto';
import type { FormElement } from '../connectors/connector.ts';
import bankRows from './banks.json' with { type: 'json' };
import institutionRows from './directory.json' with { type: 'json' };
import { type FieldSpec, formElement } from './form-fields.ts';

export type InstitutionType = 'PERSONAL_BANKING' | 'BUSINESS_BANKING';
export type Country = 'ng' | 'gh' | 'ke' | 'za';
/** Contract spelling: GHC and KSH are Mono's names of GHS and KES. */
export type Currency = 'NGN' | 'GHC' | 'KSH' | 'ZAR';
export type DirectoryMethod = 'internet_banking' | 'mobile_banking' | 'primus_plus';
export type MethodType = DirectoryMethod | 'statement_upload';
/** What the institution asks after its login form, in this order. */
export type FollowUp = 'otp' | 'ussd' | 'face' | 'approval';

/** A way to link an account of an institution. */
export interface LinkMethod {
  type: MethodType;
  /** For people: "Internet Banking". */
  name: string;
  /** True when a later refresh needs the person again. */
  requiresReauth: boolean;
  title: string;
  form: readonly FormElement[];
  followUps: readonly FollowUp[];
}

/** A method with the names that the public directory has for it. */
export interface AuthMethod extends LinkMethod {
  /** 24 hex digits. */
  id: string;
  identifier: string;
}

export interface Institution {
  id: string;
  name: string;
  type: InstitutionType;
  slug: string;
  /** `mono.connections.` + slug. */
  identifier: string;
  bankCode: string | null;
  nipCode: string | null;
  country: Country;
  currency: Currency;
  primaryColor: string | null;
  website: string | null;
  /** Holds investments: assets and earnings instead of a bank account. */
  investment: boolean;
  /** A personal institution that takes businesses as well. */
  servesBusinesses: boolean;
  /** Closed for good: still found by id, for accounts linked before; listed nowhere. */
  closed: boolean;
  /** Needs something of the operator's before real people can use it, so it is left out in live. */
  offInLive: boolean;
  authMethods: readonly AuthMethod[];
}

/** A bank of the national switch. */
export interface Bank {
  name: string;
  bank_code: string;
  nip_code: string;
  direct_debit: boolean;
}

interface InstitutionRow {
  id: string;
  name: string;
  type: 'P' | 'B';
  slug: string | null;
  bank_code: string | null;
  nip_code: string | null;
  country: Country;
  primary_color: string | null;
  website: string | null;
  investment?: true;
  serves_businesses?: true;
  closed?: true;
  off_in_live?: true;
  auth_methods: readonly MethodRow[];
}

interface MethodRow {
  id: string;
  type: DirectoryMethod;
  requires_reauth: boolean;
  fields: readonly FieldSpec[];
  follow_ups?: readonly FollowUp[];
}

const CURRENCIES: Readonly<Record<Country, Currency>> = { ng: 'NGN', gh: 'GHC', ke: 'KSH', za: 'ZAR' };
const METHOD_NAMES: Readonly<Record<DirectoryMethod, string>> = {
  internet_banking: 'Internet Banking',
  mobile_banking: 'Mobile Banking',
  primus_plus: 'Primus Plus',
};

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** Every institution that was ever in the directory, by country, then name, personal before business. */
export const DIRECTORY: readonly Institution[] = (institutionRows as readonly InstitutionRow[])
  .map(institution)
  .sort(byCountryAndName);

/** The banks of the Nigerian switch. Source: payments contract, section 18. */
export const BANKS: readonly Bank[] = bankRows;

function institution(row: InstitutionRow): Institution {
  const slug = row.slug ?? slugOf(row.name, row.type);
  const identifier = `mono.connections.${slug}`;
  return {
    id: row.id,
    name: row.name,
    type: row.type === 'P' ? 'PERSONAL_BANKING' : 'BUSINESS_BANKING',
    slug,
    identifier,
    bankCode: row.bank_code,
    nipCode: row.nip_code,
    country: row.country,
    currency: CURRENCIES[row.country],
    primaryColor: row.primary_color,
    website: row.website,
    investment: row.investment ?? false,
    servesBusinesses: row.serves_businesses ?? false,
    closed: row.closed ?? false,
    offInLive: row.off_in_live ?? false,
    authMethods: row.auth_methods.map((method) => authMethod(method, row.name, identifier)),
  };
}

function authMethod(row: MethodRow, institutionName: string, identifier: string): AuthMethod {
  return {
    id: row.id,
    type: row.type,
    name: METHOD_NAMES[row.type],
    identifier: `${identifier}.${row.type}`,
    requiresReauth: row.requires_reauth,
    title: `Log in to ${institutionName}`,
    form: row.fields.map(formElement),
    followUps: row.follow_ups ?? [],
  };
}

/** The name in lower-case snake_case, `_business` added for business banking. */
function slugOf(name: string, type: 'P' | 'B'): string {
  const snake = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return type === 'B' ? `${snake}_business` : snake;
}

function byCountryAndName(a: Institution, b: Institution): number {
  if (a.country !== b.country) return a.country < b.country ? -1 : 1;
  return collator.compare(a.name, b.name) || (a.type === b.type ? 0 : a.type === 'PERSONAL_BANKING' ? -1 : 1);
}

/** Ours: a person brings the bank's own file. Open at every institution. */
export function statementUpload(institution: Institution): AuthMethod {
  const identifier = `${institution.identifier}.statement_upload`;
  return {
    // The same for ever, like the ids that the directory prints.
    id: createHash('sha256').update(identifier).digest('hex').slice(0, 24),
    identifier,
    type: 'statement_upload',
    name: 'Upload a statement',
    requiresReauth: true,
    title: `Upload a statement from ${institution.name}`,
    form: [],
    followUps: [],
  };
}
