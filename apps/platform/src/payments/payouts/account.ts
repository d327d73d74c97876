import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../../tenancy/index.ts';
import type { PartyAccount } from '../records/index.ts';
import type { StoredPayout } from './store.ts';

const place = (envId: EnvId, id: string) => ({ tenant: envId, column: 'payouts.account', row: id });

export function sealAccount(keyring: Keyring, envId: EnvId, id: string, account: PartyAccount): Buffer {
  return keyring.seal(place(envId, id), JSON.stringify(account));
}

/** Null: the payout was not sent yet. */
export function openAccount(keyring: Keyring, row: StoredPayout): PartyAccount | null {
  if (!row.account_sealed) return null;
  return JSON.parse(keyring.open(place(row.env_id, row.id), row.account_sealed)) as PartyAccount;
}
