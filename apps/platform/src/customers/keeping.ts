import { invalid, notFound, Refusal } from '@kente/kit/errors';
import { isId, newId } from '@kente/kit/ids';
import type { Environment } from '../tenancy/index.ts';
import type { CustomerDetails } from './customer.ts';
import type { CustomersDeps } from './deps.ts';
import { type CustomerChanges, changed, fullName } from './details.ts';
import type { Identities } from './identities.ts';
import * as store from './store.ts';

/** A race for the same number is lost to somebody who is found then, or who has deleted it again. */
const TRIES = 3;
const UNIQUE_VIOLATION = '23505';

/** @throws Refusal 409 when the environment holds this identity number, also when it came a moment ago. */
export async function create(
  { db }: CustomersDeps,
  identities: Identities,
  env: Environment,
  details: CustomerDetails,
): Promise<store.StoredCustomer> {
  const { type, email, phone, address, identity } = details;
  const isBusiness = type === 'business';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const id = newId();
    const made = await store.insert(db, env.id, {
      ...{ id, type, name: fullName(type, details), email, phone, address },
      first_name: isBusiness ? null : details.firstName,
      last_name: isBusiness ? null : details.lastName,
      business_name: isBusiness ? details.businessName : null,
      ...identities.columns(env.id, id, identity),
      created_at: env.clock.now(),
    });
    if (made) return made;
    const same = await store.findByIdentity(db, env.id, identities.index(env.id, identity));
    if (same) throw exists(same.id);
  }
  throw new Error('a customer could neither be made nor found');
}

/** @throws Refusal 404; 400 when a name is then missing; 409 when another customer has this identity number. */
export async function change(
  { db }: CustomersDeps,
  identities: Identities,
  env: Environment,
  id: string,
  changes: CustomerChanges,
): Promise<void> {
  const { identity } = changes;
  try {
    await db.transaction().execute(async (tx) => {
      const row = isId(id) ? await store.lock(tx, env.id, id) : undefined;
      if (!row) throw notFound('customer');
      const { type, name, names, problems } = changed(
        {
          ...{ type: row.type === 'business' ? 'business' : 'individual', name: row.name },
          ...{ firstName: row.first_name, lastName: row.last_name, businessName: row.business_name },
        },
        changes,
      );
      if (problems.length > 0) throw invalid(problems);
      await store.update(tx, env.id, id, {
        ...{ type, name, first_name: names.firstName ?? null, last_name: names.lastName ?? null },
        business_name: names.businessName ?? null,
        ...(changes.email === undefined ? {} : { email: changes.email }),
        ...(changes.phone === undefined ? {} : { phone: changes.phone }),
        ...(changes.address === undefined ? {} : { address: changes.address }),
        ...(identity === undefined ? {} : identities.columns(env.id, id, identity)),
        updated_at: env.clock.now(),
      });
    });
  } catch (error) {
    if (identity === undefined || (error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    const same = await store.findByIdentity(db, env.id, identities.index(env.id, identity));
    if (!same) throw error;
    throw exists(same.id);
  }
}

/**
 * Deletes a customer, and what every module keeps of them. @throws Refusal 404; 409 while one of their accounts is linked.
 */
export async function remove({ db, privacy }: CustomersDeps, env: Environment, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!isId(id) || !(await store.lock(tx, env.id, id))) throw notFound('customer');
    await privacy.forgetCustomer(tx, env, id);
    await store.remove(tx, env.id, id);
  });
}

function exists(id: string): Refusal {
  return new Refusal('customer.exists', {
    status: 409,
    message: 'Customer already exists',
    data: { existing_customer: { id } },
  });
}
