import type { Transaction } from 'kysely';
import type { Fetched } from '../connectors/connector.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import type { Account } from './account.ts';

/** What another module does with a refresh: in its transaction and under the account's lock, so that both or neither happen. */
export interface RefreshHook {
  /** Keeps what a fetch brought beside the account itself. @returns whether any of it is new. */
  keep?(
    tx: Transaction<Schema>,
    env: Environment,
    account: Account,
    investments: Fetched['investments'],
  ): Promise<boolean>;
  /** The refresh has ended. `before` is the account as it stood until then. */
  ended?(tx: Transaction<Schema>, env: Environment, before: Account, after: Account): Promise<void>;
  /** The consent has ended. */
  unlinked?(tx: Transaction<Schema>, env: Environment, accountId: string): Promise<void>;
}
