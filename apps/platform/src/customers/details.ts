import type { FieldProblem } from '@kente/kit/errors';
import type { CustomerDetails, CustomerRow, CustomerType } from './customer.ts';

/** Every kind of customer needs names of its own. Source: financial-data contract 5.1. */
const NAMES = {
  individual: [
    ['firstName', 'first_name'],
    ['lastName', 'last_name'],
  ],
  business: [['businessName', 'business_name']],
} as const;

type Names = Partial<Record<'firstName' | 'lastName' | 'businessName', string | null>>;

/** The names that a customer of this kind still needs. */
export function missingNames(type: CustomerType, names: Names): FieldProblem[] {
  return NAMES[type]
    .filter(([name]) => (names[name] ?? '') === '')
    .map(([, field]) => ({ field, message: `${field} is required` }));
}

/** What a customer is called; null where nothing is known. Names of the other kind do not count. */
export function fullName(type: CustomerType, names: Names): string | null {
  const parts = NAMES[type].map(([name]) => names[name] ?? '').filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

export type CustomerChanges = Partial<CustomerDetails>;

/**
 * A customer with changes put upon it, and what is then wrong with it. One that is only half known may stay so; names of
 * the other kind go.
 */
export function changed(
  customer: Pick<CustomerRow, 'type' | 'name' | 'firstName' | 'lastName' | 'businessName'>,
  changes: CustomerChanges,
): { type: CustomerType; name: string | null; names: Names; problems: FieldProblem[] } {
  const type = changes.type ?? customer.type;
  const isBusiness = type === 'business';
  const names = {
    firstName: isBusiness ? null : (changes.firstName ?? customer.firstName),
    lastName: isBusiness ? null : (changes.lastName ?? customer.lastName),
    businessName: isBusiness ? (changes.businessName ?? customer.businessName) : null,
  };
  const isRenamed = [changes.type, changes.firstName, changes.lastName, changes.businessName].some(
    (given) => given !== undefined,
  );
  const name = isRenamed ? (fullName(type, names) ?? customer.name) : customer.name;
  return { type, name, names, problems: changes.type === undefined ? [] : missingNames(type, names) };
}
