import type { Keyring } from '@kente/kit/secrets';
import type { Identity, Json } from '../connectors/connector.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { BankAccountOf } from './proof.ts';

/** Seals what an account must not show, each value in its place, and hashes what is only to be found again. */
export class Vault {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  sealSecret(envId: EnvId, accountId: string, secret: Json): Buffer {
    return this.#keyring.seal(
      { tenant: envId, column: 'account_credentials.sealed', row: accountId },
      JSON.stringify(secret),
    );
  }

  openSecret(envId: EnvId, accountId: string, sealed: Buffer): Json {
    return JSON.parse(
      this.#keyring.open({ tenant: envId, column: 'account_credentials.sealed', row: accountId }, sealed),
    ) as Json;
  }

  sealBvn(envId: EnvId, accountId: string, bvn: string): Buffer {
    return this.#keyring.seal({ tenant: envId, column: 'accounts.bvn_sealed', row: accountId }, bvn);
  }

  openBvn(envId: EnvId, accountId: string, sealed: Buffer): string {
    return this.#keyring.open({ tenant: envId, column: 'accounts.bvn_sealed', row: accountId }, sealed);
  }

  sealIdentity(envId: EnvId, accountId: string, held: { identity: Identity; since: string }): Buffer {
    return this.#keyring.seal(
      { tenant: envId, column: 'accounts.identity_sealed', row: accountId },
      JSON.stringify(held),
    );
  }

  openIdentity(envId: EnvId, accountId: string, sealed: Buffer): { identity: Identity; since: string } {
    const text = this.#keyring.open({ tenant: envId, column: 'accounts.identity_sealed', row: accountId }, sealed);
    return JSON.parse(text) as { identity: Identity; since: string };
  }

  /**
   * One bank account, one key: institution, account number (the provider's user id where there is no number) and
   * currency, whatever the auth method. Source: financial-data contract 3.3. An account that is read from files has a key
   * of its own for each customer; see `proof.ts`.
   */
  bankKey({ institutionId, accountNumber, providerUserId = '', currency, uploadedBy }: BankAccountOf): Buffer {
    const holder = accountNumber ?? `user ${providerUserId}`;
    const proof = uploadedBy === null ? [] : ['file', uploadedBy];
    return this.#keyring.blindIndex('bank account', JSON.stringify([institutionId, holder, currency, ...proof]));
  }

  code(code: string): Buffer {
    return this.#keyring.blindIndex('link code', code);
  }

  token(token: string): Buffer {
    return this.#keyring.blindIndex('reauth token', token);
  }
}
