/** Accounts of others that take part in splits. Source: payments contract 9. */
import { type FieldProblem, Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import { type Rail, railUnavailable } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { bankByCode } from '../banks.ts';
import type { Split } from '../splits.ts';
import * as store from './store.ts';

export interface SubAccount {
  id: string;
  name: string;
  accountNumber: string;
  nipCode: string;
  bankCode: string;
  bankName: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface SubAccountList {
  /**
   * Asks the bank for the holder's name. @throws Refusal 400 when the bank knows no such account, or it is here already.
   * @throws Fault 503 when the bank cannot be asked: nothing is stored.
   */
  create(
    env: Environment,
    account: { nipCode: string; accountNumber: string },
    recordedAs: RecordedAs,
  ): Promise<SubAccount>;
  /** Newest first. */
  list(envId: EnvId, page: { page: number; limit: number }): Promise<{ total: number; accounts: SubAccount[] }>;
  /** Those that exist, by id. */
  byIds(envId: EnvId, ids: readonly string[]): Promise<Map<string, SubAccount>>;
  /** Accounts of a split that are none of this environment's. */
  unknownIn(envId: EnvId, split: Split): Promise<FieldProblem[]>;
}

export interface SubAccountsDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  institutions: Pick<Institutions, 'banks'>;
  rail: Pick<Rail, 'nameEnquiry'>;
}

export function createSubAccounts({ db, keyring, institutions, rail }: SubAccountsDeps): SubAccountList {
  const opened = (row: store.StoredSubAccount): SubAccount => ({
    id: row.id,
    name: keyring.open(place(row.env_id, row.id, 'name'), row.name_sealed),
    accountNumber: keyring.open(place(row.env_id, row.id, 'number'), row.number_sealed),
    ...{ nipCode: row.nip_code, bankCode: row.bank_code, bankName: row.bank_name },
    ...{ createdAt: row.created_at, updatedAt: row.updated_at },
  });
  const byIds = async (envId: EnvId, ids: readonly string[]): Promise<Map<string, SubAccount>> => {
    const rows = await store.findMany(db, envId, [...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, opened(row)]));
  };
  return {
    byIds,
    async create(env, { nipCode, accountNumber }, recordedAs) {
      const bank = bankByCode(institutions.banks(), nipCode);
      if (!bank) throw unresolved();
      const key = keyring.blindIndex('sub-account', `${env.id} ${bank.nip_code} ${accountNumber}`);
      if (await store.findByKey(db, env.id, key)) throw exists();
      const holder = await rail.nameEnquiry(env, { nipCode: bank.nip_code, accountNumber });
      if (holder.kind === 'unavailable' || (holder.kind === 'refused' && BANK_IS_DOWN.has(holder.code)))
        throw railUnavailable();
      if (holder.kind === 'refused') throw unresolved();
      const [id, now] = [newId(), env.clock.now()];
      const made: SubAccount = {
        ...{ id, name: holder.name, accountNumber, nipCode: bank.nip_code },
        ...{ bankCode: bank.bank_code, bankName: bank.name, createdAt: now, updatedAt: now },
      };
      const row = {
        id,
        name_sealed: keyring.seal(place(env.id, id, 'name'), made.name),
        number_sealed: keyring.seal(place(env.id, id, 'number'), accountNumber),
        account_key: key,
        ...{ nip_code: bank.nip_code, bank_code: bank.bank_code, bank_name: bank.name },
        ...{ created_at: now, updated_at: now },
      };
      await db.transaction().execute(async (tx) => {
        if (!(await store.insert(tx, env.id, row))) throw exists();
        await recordedAs(tx, { kind: 'sub-account', id });
      });
      return made;
    },
    async list(envId, page) {
      const { total, rows } = await store.list(db, envId, page);
      return { total, accounts: rows.map(opened) };
    },
    async unknownIn(envId, { distribution }) {
      const known = await byIds(
        envId,
        distribution.map(({ account }) => account),
      );
      return distribution.flatMap(({ account }, index) => {
        const field = `split.distribution.${index}.account`;
        return known.has(account) ? [] : [{ field, message: `${field} is no sub-account of this app` }];
      });
    },
  };
}

/** Bank not available, routing error, malfunction, timeout: the name may be told another time. */
const BANK_IS_DOWN: ReadonlySet<string> = new Set(['91', '92', '96', '97']);

const place = (envId: EnvId, id: string, column: string) => ({
  ...{ tenant: envId, column: `sub_accounts.${column}`, row: id },
});

const unresolved = (): Refusal =>
  new Refusal('sub_account.unresolved', { status: 400, message: 'Could not resolve account' });
const exists = (): Refusal => new Refusal('sub_account.exists', { status: 400, message: 'Subaccount already exists' });
