import { CATEGORIES, type Category, correctionFor, fitsDirection, type Refused } from '@kente/enrichment';
import { invalidField, notFound } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import { type Account, transactionNotices } from '../accounts/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import type { StoredTransaction } from '../transactions/index.ts';
import type { InsightsDeps } from './deps.ts';
import { engineFor } from './enricher.ts';
import * as correctionStore from './store/corrections.ts';

/** More are no corrections but a ruleset: the engine reads all of them with each refresh. */
const MOST_CORRECTIONS = 5_000;

const WHY: Readonly<Record<Refused['refused'], string>> = {
  charge: 'the row is a charge of the bank, and every charge has this category',
  direction: 'the category does not fit the direction of the row',
  no_words: 'the row names neither a counterparty nor a purpose',
  too_short: 'what the row names is too short to know it again',
  common_word: 'what the row names is a word that stands in rows of every kind',
  bank_name: 'the row names a bank alone, and many people pay through it',
  channel_word: 'the row names only how the money moved',
};

export interface Corrected {
  account: Account;
  row: StoredTransaction;
  /** Made from this row, when it was to be remembered. */
  correction: correctionStore.StoredCorrection | null;
}

export interface Correcting {
  /**
   * Gives a row the category that the business wants; null takes its word back. It stays over refreshes and
   * categorisation. With `remember` rows to come with the same counterparty get it too.
   * @throws Refusal 404, 400 with the reason.
   */
  setCategory(
    env: Environment,
    accountId: string,
    transactionId: string,
    wish: { category: string | null; remember: boolean },
  ): Promise<Corrected>;
  /** @throws Refusal 404 for an account that is not linked, or a row that is not listed. */
  mustHave(env: Environment, accountId: string, transactionId: string): Promise<void>;
  /** The one changed last first. */
  list(
    env: Environment,
    page: { page: number; limit: number },
  ): Promise<{ total: number; corrections: correctionStore.StoredCorrection[] }>;
  /** Rows keep what they have until they are categorised again. @throws Refusal 404. */
  remove(env: Environment, id: string): Promise<void>;
}

export function createCorrecting(deps: InsightsDeps): Correcting {
  const { db, accounts, transactions, events } = deps;
  return {
    setCategory: (env, accountId, transactionId, { category, remember }) =>
      db.transaction().execute(async (tx) => {
        const account = await accounts.lock(tx, env.id, accountId);
        if (!account) throw notFound('account');
        const row = await transactions.one(tx, env.id, accountId, transactionId);
        const edited = category === null ? null : checked(category, row);
        const engine = await engineFor(tx, deps.institutions, env.id, account);
        const enrichment = engine.enrich(row);
        const correction =
          edited !== null && remember
            ? await rememberFor(deps, tx, env, { account, row, category: edited, enrichment })
            : null;
        const wanted = { id: row.id, category: edited ?? enrichment.category.value, edited };
        const { revision, modified } = await transactions.recategorise(tx, env.id, account, [wanted]);
        await accounts.putRevision(tx, env.id, accountId, revision);
        const institution = deps.institutions.byIdOrFail(account.institutionId);
        await events.append(tx, env, transactionNotices(account, institution, { added: [], modified, removed: [] }));
        return { account, row: modified[0] ?? { ...row, editedCategory: edited }, correction };
      }),
    async mustHave(env, accountId, transactionId) {
      await accounts.mustExist(env.id, accountId);
      await transactions.one(db, env.id, accountId, transactionId);
    },
    async list(env, page) {
      const [total, corrections] = await Promise.all([
        correctionStore.count(db, env.id),
        correctionStore.list(db, env.id, page),
      ]);
      return { total, corrections };
    },
    async remove(env, id) {
      if (!(await correctionStore.remove(db, env.id, id))) throw notFound('correction');
    },
  };
}

/** `bank_charge` is accepted as a name of `bank_charges`. */
function checked(name: string, { credit }: StoredTransaction): Category {
  const category = name === 'bank_charge' ? 'bank_charges' : name;
  if (!Object.hasOwn(CATEGORIES, category)) {
    throw invalidField('category', `category must be one of: ${Object.keys(CATEGORIES).join(', ')}`);
  }
  if (!fitsDirection(category as Category, credit)) {
    const direction = credit ? 'credit' : 'debit';
    throw invalidField('category', `category ${category} is not for a ${direction}`);
  }
  return category as Category;
}

async function rememberFor(
  { institutions }: InsightsDeps,
  tx: Transaction<Schema>,
  env: Environment,
  given: {
    account: Account;
    row: StoredTransaction;
    category: Category;
    enrichment: Parameters<typeof correctionFor>[1];
  },
): Promise<correctionStore.StoredCorrection> {
  const { account, row, category, enrichment } = given;
  const { country } = institutions.byIdOrFail(account.institutionId);
  const correction = correctionFor(row, enrichment, category, country);
  if ('refused' in correction) {
    throw invalidField('remember', `This cannot be remembered: ${WHY[correction.refused]}.`);
  }
  if ((await correctionStore.count(tx, env.id)) >= MOST_CORRECTIONS) {
    throw invalidField('remember', `At most ${MOST_CORRECTIONS} corrections are remembered. Delete some first.`);
  }
  const about = correction.counterpartyKey === undefined ? 'remark' : 'counterparty';
  return correctionStore.put(tx, env.id, {
    ...{
      id: newId(),
      credit: correction.credit,
      category,
      about,
      key: correction.counterpartyKey ?? correction.remark,
    },
    ...{ accountId: account.id, transactionId: row.id, now: env.clock.now() },
  });
}
