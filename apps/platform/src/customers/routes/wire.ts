import type { Customer, CustomerChanges } from '../index.ts';
import type { Changes } from './schemas.ts';

export function customerOnWire(customer: Customer) {
  const { identity } = customer;
  return {
    id: customer.id,
    type: customer.type,
    name: customer.name,
    first_name: customer.firstName,
    last_name: customer.lastName,
    business_name: customer.businessName,
    email: customer.email,
    phone: customer.phone,
    address: customer.address,
    identification_no: identity?.number ?? null,
    identification_type: identity?.type ?? null,
    bvn: identity?.type === 'bvn' ? identity.number : null,
  };
}

/** What is given of a customer, under the names of either spelling. */
export function changesFrom(body: Changes): CustomerChanges {
  const { type, identity } = body;
  const given = {
    firstName: body.first_name ?? body.firstName,
    lastName: body.last_name ?? body.lastName,
    ...{ businessName: body.business_name, email: body.email, phone: body.phone, address: body.address },
  };
  const texts = Object.entries(given).flatMap(([name, text]) => (text === undefined ? [] : [[name, text.trim()]]));
  return {
    ...(type === undefined ? {} : { type }),
    ...(identity === undefined ? {} : { identity: { type: identity.type, number: identity.number } }),
    ...Object.fromEntries(texts),
  };
}

/** The names in a body of any shape, for telling what else is wrong with it. */
export function namesFrom(body: unknown): Record<'firstName' | 'lastName' | 'businessName', string> {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (...fields: string[]): string =>
    fields.map((field) => given[field]).find((value) => value !== undefined) === undefined ? '' : 'given';
  return {
    firstName: text('first_name', 'firstName'),
    lastName: text('last_name', 'lastName'),
    businessName: text('business_name'),
  };
}
