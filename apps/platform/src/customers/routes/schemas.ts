import { failureWith, missing, Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type Static, type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

export const CustomerMissing = missing('customer');
export const CustomerExists = failureWith(closed({ existing_customer: closed({ id: Type.String() }) }));

const text = (field: string, most: number) =>
  Type.String({ pattern: '\\S', maxLength: most, invalid: `${field} must be 1 to ${most} characters long` });

const type = Type.Union([Type.Literal('individual'), Type.Literal('business')]);
const identity = Type.Object({
  type: Type.Literal('bvn'),
  number: Type.String({ pattern: '^\\d{11}$', invalid: 'identity.number must be 11 digits' }),
});
const contact = {
  email: Type.String({
    pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
    maxLength: 254,
    invalid: 'email must be a valid email',
  }),
  phone: Type.String({ pattern: '^\\+?\\d[\\d ()-]{5,28}$', invalid: 'phone must be a phone number' }),
  address: text('address', 100),
};
const names = {
  first_name: Type.Optional(text('first_name', 100)),
  last_name: Type.Optional(text('last_name', 100)),
  firstName: Type.Optional(text('firstName', 100)),
  lastName: Type.Optional(text('lastName', 100)),
  business_name: Type.Optional(text('business_name', 200)),
};

/** An individual needs both names, a business its own; the rest is needed of each. */
export const NewCustomer = Type.Object({ type: Type.Optional(type), identity, ...names, ...contact });
export type NewCustomer = Static<typeof NewCustomer>;

export const Changes = Type.Object({
  type: Type.Optional(type),
  identity: Type.Optional(identity),
  ...names,
  email: Type.Optional(contact.email),
  phone: Type.Optional(contact.phone),
  address: Type.Optional(contact.address),
});
export type Changes = Static<typeof Changes>;

const maybe = Nullable(Type.String());
const customer = closed({
  ...{ id: Type.String(), type, name: maybe, first_name: maybe, last_name: maybe, business_name: maybe },
  ...{ email: maybe, phone: maybe, address: maybe },
  ...{ identification_no: maybe, identification_type: maybe, bvn: maybe },
});
export const CustomerBody = success(customer);
export const CustomersBody = success(Type.Array(customer), PageMeta);
export const Done = success(Type.Null());
