/** The people and companies whose accounts are linked. */
import type { Db } from '@kente/kit/db/pool';
import { notFound } from '@kente/kit/errors';
import { isId, newId } from '@kente/kit/ids';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import type {
  Customer,
  CustomerDetails,
  CustomerFilter,
  CustomerInput,
  CustomerRow,
  GivenCustomer,
} from './customer.ts';
import type { CustomersDeps } from './deps.ts';
import type { CustomerChanges } from './details.ts';
import { Identities } from './identities.ts';
import { change, create, remove } from './keeping.ts';
import * as store from './store.ts';

export type { Customer, CustomerDetails, CustomerIdentity, CustomerInput, CustomerRow } from './customer.ts';
export { type CustomerChanges, missingNames } from './details.ts';

export interface Customers {
  /** @throws Refusal 404. */
  get(envId: EnvId, id: string): Promise<CustomerRow>;
  /** With the identity number. @throws Refusal 404. */
  read(envId: EnvId, id: string): Promise<Customer>;
  /** Newest first. */
  list(envId: EnvId, filter: CustomerFilter): Promise<{ total: number; customers: Customer[] }>;
  /** @throws Refusal 409 with the id of the customer who has this identity number. */
  create(env: Environment, details: CustomerDetails): Promise<Customer>;
  /** @throws Refusal 404, 400 for a kind whose names are not known, 409 as `create`. */
  change(env: Environment, id: string, changes: CustomerChanges): Promise<void>;
  /** Forgets the person everywhere. @throws Refusal 404, 409 while one of their accounts is linked. */
  delete(env: Environment, id: string): Promise<void>;
  /**
   * In the caller's transaction, in which the customer cannot be deleted any more. An existing customer is taken as it
   * stands: one with the same email (case ignored), else one with the same identity number. Two calls at once make one
   * customer. @throws Refusal 404 for an unknown id.
   */
  findOrCreate(tx: Db<Schema>, env: Environment, input: CustomerInput): Promise<CustomerRow>;
  /** In the caller's transaction: makes a customer under an id of the caller's choosing; one that exists is left as it is. */
  ensure(tx: Db<Schema>, env: Environment, customer: GivenCustomer): Promise<void>;
  /** Those that exist, by id. */
  byIds(envId: EnvId, ids: readonly string[]): Promise<Map<string, CustomerRow>>;
}

export function createCustomers(deps: CustomersDeps): Customers {
  const { db } = deps;
  const identities = new Identities(deps.keyring);
  const found = (row: store.StoredCustomer | undefined): store.StoredCustomer => {
    if (!row) throw notFound('customer');
    return row;
  };
  const find = async (envId: EnvId, id: string): Promise<store.StoredCustomer> =>
    found(isId(id) ? await store.find(db, envId, id) : undefined);
  const whole = (envId: EnvId, row: store.StoredCustomer): Customer => ({
    ...customerOf(row),
    identity: identities.open(envId, row),
  });

  return {
    get: async (envId, id) => customerOf(await find(envId, id)),
    read: async (envId, id) => whole(envId, await find(envId, id)),
    async list(envId, filter) {
      const { total, customers } = await store.list(db, envId, filter);
      return { total, customers: customers.map((row) => whole(envId, row)) };
    },
    create: async (env, details) => whole(env.id, await create(deps, identities, env, details)),
    change: (env, id, changes) => change(deps, identities, env, id, changes),
    delete: (env, id) => remove(deps, env, id),
    async findOrCreate(tx, env, input) {
      if ('id' in input)
        return customerOf(found(isId(input.id) ? await store.findAndHold(tx, env.id, input.id) : undefined));
      const { name, email, phone, identity } = input;
      if (email !== null) {
        await store.lockEmail(tx, env.id, email);
        const known = await store.findByEmail(tx, env.id, email);
        if (known) return customerOf(known);
      }
      const id = newId();
      const made = await store.insert(tx, env.id, {
        ...{ id, name, email, phone: phone ?? null, created_at: env.clock.now() },
        ...identities.columns(env.id, id, identity),
      });
      if (made) return customerOf(made);
      const sameIdentity = identity && (await store.findByIdentity(tx, env.id, identities.index(env.id, identity)));
      if (!sameIdentity) throw new Error('a customer could neither be made nor found');
      return customerOf(sameIdentity);
    },
    async ensure(tx, env, { id, firstName, lastName, email, phone, bvn }) {
      const name = [firstName, lastName].filter((part) => part !== null).join(' ');
      await store.insert(tx, env.id, {
        ...{ id, name: name === '' ? null : name, first_name: firstName, last_name: lastName, email, phone },
        ...identities.columns(env.id, id, bvn === null ? undefined : { type: 'bvn', number: bvn }),
        created_at: env.clock.now(),
      });
    },
    async byIds(envId, ids) {
      if (ids.length === 0) return new Map();
      const rows = await store.findMany(db, envId, [...new Set(ids)]);
      return new Map(rows.map((row) => [row.id, customerOf(row)]));
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
