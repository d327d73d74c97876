import type { Keyring } from '@kente/kit/secrets';
import type { BankAccount } from '../../rails/index.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { PartyAccount } from '../records/index.ts';
import type { StoredSession } from './store.ts';

/** The linked account that is to pay, as it was when it was chosen: what comes later is told of this. */
export interface ChosenAccount {
  id: string;
  party: PartyAccount;
  authMethod: string;
  /** Kobo, as text: JSON numbers are not exact. */
  balanceMinor: string | null;
  icon: string;
  createdAt: string;
  updatedAt: string;
}

const place = (envId: EnvId, row: string, column: string) => ({ tenant: envId, column: `checkout.${column}`, row });

/** Names and numbers at rest, sealed in their place. */
export class CheckoutVault {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  sealAccount(envId: EnvId, paymentId: string, account: ChosenAccount): Buffer {
    return this.#keyring.seal(place(envId, paymentId, 'account'), JSON.stringify(account));
  }
  account(envId: EnvId, { payment_id, account_sealed }: StoredSession): ChosenAccount | null {
    if (!account_sealed) return null;
    return JSON.parse(this.#keyring.open(place(envId, payment_id, 'account'), account_sealed)) as ChosenAccount;
  }
  sealHint(envId: EnvId, paymentId: string, accountNumber: string): Buffer {
    return this.#keyring.seal(place(envId, paymentId, 'hint'), accountNumber);
  }
  hint(envId: EnvId, { payment_id, hint_sealed }: StoredSession): string | null {
    return hint_sealed ? this.#keyring.open(place(envId, payment_id, 'hint'), hint_sealed) : null;
  }
  sealSender(envId: EnvId, sessionId: string, sender: BankAccount): Buffer {
    return this.#keyring.seal(place(envId, sessionId, 'sender'), JSON.stringify(sender));
  }
  sender(envId: EnvId, sessionId: string, sealed: Buffer | null): BankAccount | null {
    if (!sealed) return null;
    return JSON.parse(this.#keyring.open(place(envId, sessionId, 'sender'), sealed)) as BankAccount;
  }
}
