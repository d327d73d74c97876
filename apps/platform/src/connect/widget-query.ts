import type { CustomerInput } from '../customers/index.ts';
import { readCustomer } from './customer-input.ts';

/** What an integrator's page asks of the widget. */
export interface WidgetRequest {
  scope: 'auth' | 'reauth';
  /** The only origin that may hear the page's messages. */
  referrerOrigin: string | null;
  reference: string | null;
  customer: CustomerInput | null;
  /** Re-authorisation: which account, or the token that names it. */
  accountId: string | null;
  reauthToken: string | null;
  institution: { id: string; authMethod: string | null; accountNumber: string | null } | null;
  checkAccountMatch: boolean;
}

export type WidgetQuery = Readonly<Record<string, string>>;

/** A widget that was configured wrongly. The message is for the engineer who did it. */
export class WidgetMistake extends Error {
  override readonly name = 'WidgetMistake';
}

const REFERENCE_MAX = 100;

/**
 * Reads the query of connect.js 2.x and 0.2.x. Those put the text `undefined` where a setting was left out.
 * @param referer the browser's own header, for clients that do not say where they are.
 * @throws WidgetMistake
 */
export function readWidgetQuery(query: WidgetQuery, referer?: string): WidgetRequest {
  const data = objectOf(query, 'data');
  const reauthToken = textOf(query.reauth_token);
  const accountId = textOf(data.account);
  const scope = textOf(query.scope);
  if (scope === 'payments') throw new WidgetMistake('Payments are not available in this widget.');
  const reauth = scope === 'reauth' || reauthToken !== null || accountId !== null;
  if (reauth && reauthToken === null && accountId === null) {
    throw new WidgetMistake('data.account is required with the scope reauth.');
  }
  const request: WidgetRequest = {
    scope: reauth ? 'reauth' : 'auth',
    referrerOrigin: originOf(query.referrer) ?? originOf(referer),
    reference: referenceOf(query.reference),
    customer: customerOf(data.customer),
    accountId,
    reauthToken,
    institution: institutionOf(objectOf(query, 'selectedInstitution')),
    checkAccountMatch: query.check_account_match === 'true',
  };
  const { institution } = request;
  if (request.checkAccountMatch && !(institution?.authMethod && institution.accountNumber)) {
    throw new WidgetMistake('check_account_match needs selectedInstitution with id, auth_method and account_number.');
  }
  return request;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value !== 'undefined' && value !== 'null' ? value : null;
}

function objectOf(query: WidgetQuery, name: string): Record<string, unknown> {
  const text = textOf(query[name]);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new WidgetMistake(`${name} must be a JSON object.`);
}

/** The origin of a web address; null for anything else. */
export function originOf(address: string | undefined): string | null {
  const text = textOf(address);
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, origin } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

function referenceOf(value: string | undefined): string | null {
  const reference = textOf(value);
  if (reference !== null && reference.length > REFERENCE_MAX) {
    throw new WidgetMistake(`reference must be at most ${REFERENCE_MAX} characters long.`);
  }
  return reference;
}

function customerOf(value: unknown): CustomerInput | null {
  if (value === undefined || value === null) return null;
  const customer = readCustomer(value);
  if ('field' in customer) throw new WidgetMistake(`${customer.message}.`);
  return customer;
}

function institutionOf(given: Record<string, unknown>): WidgetRequest['institution'] {
  const id = textOf(given.id);
  const authMethod = textOf(given.auth_method);
  const accountNumber = textOf(given.account_number);
  if (id !== null) return { id, authMethod, accountNumber };
  if (authMethod !== null) throw new WidgetMistake('selectedInstitution.auth_method needs selectedInstitution.id.');
  return null;
}
