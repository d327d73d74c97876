import type { FieldProblem } from '@kente/kit/errors';
import type { CustomerIdentity, CustomerInput } from '../../customers/index.ts';
import { FieldReader } from '../field-reader.ts';

const EMAIL = /^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$/;
const EMAIL_MAX = 254;

/** `customer` of initiate: an id, `{id}`, or who it is. Source: payments contract, 3. */
export function readCustomer(given: unknown): { value: CustomerInput | null; problems: FieldProblem[] } {
  if (typeof given === 'string') return { value: { id: given }, problems: [] };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { value: null, problems: [{ field: 'customer', message: 'customer must be an id or an object' }] };
  }
  const read = new FieldReader(given);
  const id = read.raw('id');
  if (typeof id === 'string' && id !== '') return { value: { id }, problems: [] };
  const name = read.need('name') ? read.text('name', { max: 200 }) : null;
  const email = read.need('email') ? emailOf(read) : null;
  const phone = read.given('phone') ? read.text('phone', { max: 30 }) : null;
  if (read.given('address')) read.text('address', { max: 100 });
  const identity = read.given('identity') ? identityOf(read) : null;
  const problems = read.problems.map(({ field, message }) => ({
    field: `customer.${field}`,
    message: `customer.${message}`,
  }));
  if (problems.length > 0) return { value: null, problems };
  return { value: { name, email, ...(phone ? { phone } : {}), ...(identity ? { identity } : {}) }, problems };
}

/** What a payer types on the page. */
export function readPayer(given: unknown): { value: { name: string; email: string } | null; problems: FieldProblem[] } {
  const read = new FieldReader(given);
  const name = read.need('name') ? read.text('name', { max: 200 }) : null;
  const email = read.need('email') ? emailOf(read) : null;
  return { value: name && email ? { name, email } : null, problems: read.problems };
}

function emailOf(read: FieldReader): string | null {
  const email = read.raw('email');
  if (typeof email === 'string' && email.length <= EMAIL_MAX && EMAIL.test(email)) return email;
  return read.refuse('email', 'email must be a valid email');
}

function identityOf(read: FieldReader): CustomerIdentity | null {
  const { type, number } = (read.raw('identity') ?? {}) as { type?: unknown; number?: unknown };
  if (type === 'bvn' && typeof number === 'string' && /^\d{11}$/.test(number)) return { type, number };
  return read.refuse('identity', 'identity must be {type: "bvn", number} with 11 digits');
}
