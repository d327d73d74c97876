import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../tenancy/index.ts';
import type { CustomerIdentity } from './customer.ts';
import type { StoredCustomer } from './store.ts';

type IdentityColumns = Pick<StoredCustomer, 'identity_type' | 'identity_sealed' | 'identity_index'>;

/** Identity numbers: sealed in their place, and hashed so that the same number is found again. */
export class Identities {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  index(envId: EnvId, { type, number }: CustomerIdentity): Buffer {
    return this.#keyring.blindIndex('customer identity', `${envId} ${type} ${number}`);
  }

  columns(envId: EnvId, id: string, identity: CustomerIdentity | undefined): IdentityColumns {
    if (!identity) return { identity_type: null, identity_sealed: null, identity_index: null };
    return {
      identity_type: identity.type,
      identity_sealed: this.#keyring.seal(place(envId, id), identity.number),
      identity_index: this.index(envId, identity),
    };
  }

  open(envId: EnvId, { id, identity_type, identity_sealed }: StoredCustomer): CustomerIdentity | null {
    if (identity_type !== 'bvn' || !identity_sealed) return null;
    return { type: identity_type, number: this.#keyring.open(place(envId, id), identity_sealed) };
  }
}

const place = (envId: EnvId, id: string) => ({ tenant: envId, column: 'customers.identity', row: id });
