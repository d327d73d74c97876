import type { Clock } from '@kente/kit/clock';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import { unknown } from '../api/refusals.ts';
import type { Config } from '../config.ts';
import { MAX_VALUE, type Ruleset } from '../eligibility/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Credential, Database, Tenancy, Tenant } from '../tenancy/index.ts';
import { createCompiled } from './compiled.ts';
import { createRuleLists } from './lists.ts';
import type { Level, StandingLists, WantedLists } from './rule.ts';

export type { StandingLists, StoredRule } from './rule.ts';

export interface SavedLists extends StandingLists {
  /** Open dead letters that these rules would decide otherwise. They are counted, and left as they are. */
  readonly openDlqAffected: number;
}

export interface Standing {
  readonly outcome: 'eligible' | 'skipped' | 'rejected';
  readonly detail: string;
}

export interface WouldMove {
  /** How many rows were decided again. */
  readonly rows: number;
  readonly moves: readonly { readonly transactionId: string; readonly from: Standing; readonly to: Standing }[];
}

/** Rows that were decided before, told by whoever keeps them. */
export interface DecidedRows {
  /**
   * What other rules would make of them, of one account or of all: the newest rows, or the open dead letters alone.
   * Nothing is changed.
   */
  underOtherRules(
    tenant: Tenant,
    which: { accountId: string | null; only: 'newest' | 'open_dead_letters' },
    rulesetFor: (accountId: string) => Promise<Ruleset>,
  ): Promise<WouldMove>;
}

/** Allow and deny rules, their versions, and what is made of them. Source: contract 3.4. */
export interface Rules {
  /** Compiled, kept by version. `accountId`: ours. */
  rulesetFor(tenant: Tenant, accountId: string): Promise<Ruleset>;
  /** Any id of an account, or null for the environment's own. @throws Refusal 404 for an account that is not here. */
  lists(tenant: Tenant, anyId: string | null): Promise<StandingLists>;
  /** @throws Refusal 404 for an account that is not here, 400 for a list that grows beyond its limit. */
  save(tenant: Tenant, anyId: string | null, wanted: WantedLists, actor: Credential): Promise<SavedLists>;
  /** @throws Refusal 404 for a rule that is not this environment's. */
  remove(tenant: Tenant, ruleId: string, actor: Credential): Promise<SavedLists>;
  /** What saving would move, without saving. @throws Refusal as `save`. */
  dryRun(tenant: Tenant, anyId: string | null, wanted: WantedLists): Promise<WouldMove>;
  /** A person rejected what came of this payer: rows of it are no business any more. In the transaction that rejects. */
  learn(
    tx: Database,
    tenant: Tenant,
    payer: { accountId: string | null; counterparty: string; actor: string },
  ): Promise<void>;
}

export interface RulesDeps {
  db: Kysely<Schema>;
  clock: Clock;
  config: Config;
  tenancy: Tenancy;
  accounts: Accounts;
  rows: DecidedRows;
}

export function createRules({ db, clock, config, tenancy, accounts, rows }: RulesDeps): Rules {
  const compiled = createCompiled(db, config);
  const lists = createRuleLists({ db, clock, tenancy });
  const levelOf = async (tenant: Tenant, anyId: string | null): Promise<Level> => {
    if (anyId === null) return { accountId: null };
    const account = await accounts.find(tenant, anyId);
    if (account === null) throw unknown('account');
    return { accountId: account.id };
  };
  const affected = async (tenant: Tenant, standing: StandingLists): Promise<SavedLists> => {
    const which = { accountId: standing.accountId, only: 'open_dead_letters' as const };
    const { moves } = await rows.underOtherRules(tenant, which, (id) => compiled.of(tenant, id));
    return { ...standing, openDlqAffected: moves.filter(({ to }) => to.outcome !== 'rejected').length };
  };
  return {
    rulesetFor: (tenant, accountId) => compiled.of(tenant, accountId),
    lists: async (tenant, anyId) => lists.standing(db, tenant, await levelOf(tenant, anyId)),
    save: async (tenant, anyId, wanted, actor) =>
      affected(tenant, await lists.save(tenant, await levelOf(tenant, anyId), wanted, actor)),
    remove: async (tenant, ruleId, actor) => affected(tenant, await lists.remove(tenant, ruleId, actor)),
    async dryRun(tenant, anyId, wanted) {
      const level = await levelOf(tenant, anyId);
      const sourceFor = await lists.wouldBe(tenant, level, wanted);
      return rows.underOtherRules(tenant, { ...level, only: 'newest' }, async (accountId) =>
        compiled.under(await sourceFor(accountId)),
      );
    },
    learn: (tx, tenant, { accountId, counterparty, actor }) => {
      const rule = { field: 'counterparty', op: 'equals', value: counterparty.slice(0, MAX_VALUE) } as const;
      return lists.deny(tx, tenant, { accountId }, { ...rule, note: 'learned from a rejection' }, { id: actor });
    },
  };
}
