import type { Db } from '@kente/kit/db/pool';
import { notFound } from '@kente/kit/errors';
import { isId, newId } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import * as store from './store.ts';

/** A person or a company whose accounts are linked. What was not given is null. The identity number is not part of it. */
export interface CustomerRow {
  id: string;
  type: 'individual' | 'business';
  name: string | null;
  firstName: string | null;
  lastName: string | null;
  businessName: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  identityType: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface CustomerIdentity {
  type: 'bvn';
  number: string;
}

/** Who a link is for: a customer that exists, or what is known of the person. */
export type CustomerInput =
  | { id: string }
  | { name: string | null; email: string | null; phone?: string; identity?: CustomerIdentity };

export interface GivenCustomer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  bvn: string | null;
}

export interface Customers {
  /** @throws Refusal 404. */
  get(envId: EnvId, id: string): Promise<CustomerRow>;
  /**
   * In the caller's transaction. An existing customer is taken as it stands: one with the same email (case ignored),
   * else one with the same identity number. Two calls at once make one customer.
   * @throws Refusal 404 for an unknown id.
   */
  findOrCreate(tx: Db<Schema>, env: Environment, input: CustomerInput): Promise<CustomerRow>;
  /** In the caller's transaction: makes a customer under an id of the caller's choosing; one that exists is left as it is. */
  ensure(tx: Db<Schema>, env: Environment, customer: GivenCustomer): Promise<void>;
  /** Those that exist, by id. */
  byIds(envId: EnvId, ids: readonly string[]): Promise<Map<string, Pick<CustomerRow, 'id' | 'name' | 'email'>>>;
}

export interface CustomersDeps {
  db: Db<Schema>;
  keyring: Keyring;
}

export function createCustomers({ db, keyring }: CustomersDeps): Customers {
  const indexOf = (envId: EnvId, { type, number }: CustomerIdentity): Buffer =>
    keyring.blindIndex('customer identity', `${envId} ${type} ${number}`);

  const get = async (from: Db<Schema>, envId: EnvId, id: string): Promise<CustomerRow> => {
    const row = isId(id) ? await store.find(from, envId, id) : undefined;
    if (!row) throw notFound('customer');
    return customerOf(row);
  };

  const identityColumns = (envId: EnvId, id: string, identity: CustomerIdentity | undefined) => {
    if (!identity) return { identity_type: null, identity_sealed: null, identity_index: null };
    const place = { tenant: envId, column: 'customers.identity', row: id };
    return {
      identity_type: identity.type,
      identity_sealed: keyring.seal(place, identity.number),
      identity_index: indexOf(envId, identity),
    };
  };

  return {
    get: (envId, id) => get(db, envId, id),
    async findOrCreate(tx, env, input) {
      if ('id' in input) return get(tx, env.id, input.id);
      const { name, email, phone, identity } = input;
      if (email !== null) {
        await store.lockEmail(tx, env.id, email);
        const known = await store.findByEmail(tx, env.id, email);
        if (known) return customerOf(known);
      }
      const id = newId();
      const made = await store.insert(tx, env.id, {
        id,
        name,
        email,
        phone: phone ?? null,
        ...identityColumns(env.id, id, identity),
        created_at: env.clock.now(),
      });
      if (made) return customerOf(made);
      const sameIdentity = identity && (await store.findByIdentity(tx, env.id, indexOf(env.id, identity)));
      if (!sameIdentity) throw new Error('a customer could neither be made nor found');
      return customerOf(sameIdentity);
    },
    async ensure(tx, env, { id, firstName, lastName, email, phone, bvn }) {
      const name = [firstName, lastName].filter((part) => part !== null).join(' ');
      await store.insert(tx, env.id, {
        id,
        name: name === '' ? null : name,
        first_name: firstName,
        last_name: lastName,
        email,
        phone,
        ...identityColumns(env.id, id, bvn === null ? undefined : { type: 'bvn', number: bvn }),
        created_at: env.clock.now(),
      });
    },
    async byIds(envId, ids) {
      if (ids.length === 0) return new Map();
      const rows = await store.findMany(db, envId, [...new Set(ids)]);
      return new Map(rows.map(({ id, name, email }) => [id, { id, name, email }]));
    },
  };
}

function customerOf(row: store.StoredCustomer): CustomerRow {
  return {
    id: row.id,
    type: row.type === 'business' ? 'business' : 'individual',
    name: row.name,
    firstName: row.first_name,
    lastName: row.last_name,
    businessName: row.business_name,
    email: row.email,
    phone: row.phone,
    address: row.address,
    identityType: row.identity_type,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
