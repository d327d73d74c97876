import { invalidField } from '@kente/kit/errors';
import type { CustomerInput } from '../../customers/index.ts';

/** A customer's id, `{id}`, or what is known of the person. */
export function customerOf(given: unknown): CustomerInput | undefined {
  if (given === undefined) return undefined;
  if (typeof given === 'string') return { id: given };
  const { id, name, email } = given as { id?: unknown; name?: unknown; email?: unknown };
  if (typeof id === 'string') return { id };
  if (typeof name === 'string') return { name, email: typeof email === 'string' ? email : null };
  throw invalidField('customer', 'customer must be an id, {id}, or {name, email}');
}
