import type { FieldProblem } from '@kente/kit/errors';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { CustomerInput } from '../customers/index.ts';

const NAME_MAX = 200;
const EMAIL = '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$';

/** The `customer` of initiate, the widget and the partners API. Keys that are not named here are ignored. */
export const CustomerBody = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'An existing customer; everything else is then ignored' })),
    name: Type.Optional(
      Type.String({
        pattern: '\\S',
        maxLength: NAME_MAX,
        invalid: `customer.name must be 1 to ${NAME_MAX} characters long`,
      }),
    ),
    email: Type.Optional(
      Type.String({ pattern: EMAIL, maxLength: 254, invalid: 'customer.email must be a valid email' }),
    ),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    identity: Type.Optional(
      Type.Object({
        type: Type.Literal('bvn'),
        number: Type.String({ pattern: '^\\d{11}$', invalid: 'customer.identity.number must be 11 digits' }),
      }),
    ),
  },
  { if: { required: ['id'] }, else: { required: ['name', 'email'] } },
);
export type CustomerBody = Static<typeof CustomerBody>;

/** Given that the body fits its schema. */
export function customerInput({ id, name, email, phone, identity }: CustomerBody): CustomerInput {
  if (id !== undefined) return { id };
  return {
    name: name?.trim() ?? null,
    email: email ?? null,
    ...(phone === undefined ? {} : { phone }),
    ...(identity === undefined ? {} : { identity }),
  };
}

/** For input that no route has checked: the widget's query. */
export function readCustomer(value: unknown): CustomerInput | FieldProblem {
  if (!Value.Check(CustomerBody, value)) {
    const message = 'data.customer needs an id, or a name and a valid email; an identity is a BVN of 11 digits';
    return { field: 'data.customer', message };
  }
  return customerInput(value);
}
