import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import {
  compileRuleset,
  DEFAULT_KEYWORDS,
  type Rule,
  type RuleLists,
  type Ruleset,
  type RulesetSource,
} from '../eligibility/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenant } from '../tenancy/index.ts';
import type { StoredRule } from './rule.ts';
import * as store from './store.ts';

/** Compiled rulesets that are kept. One with full lists is some megabytes, most are a few kilobytes. */
const KEPT = 200;
const CURRENCY = 'NGN';

export interface Compiled {
  /** The rules of an account as they are now. */
  of(tenant: Tenant, accountId: string): Promise<Ruleset>;
  /** Under lists that nobody has saved. Not kept. */
  under(lists: Pick<RulesetSource, 'version' | 'organisation' | 'account'>): Ruleset;
}

/** Each call asks for the version, which is one look into an index; what was compiled for it is used again. */
export function createCompiled(db: Kysely<Schema>, config: Config): Compiled {
  const kept = new Map<string, Promise<Ruleset>>();
  const under: Compiled['under'] = (lists) =>
    compileRuleset({
      ...lists,
      ...{ floorMinor: config.businessFloorMinor, currency: CURRENCY },
      ...{ referencePattern: config.referencePattern, keywords: DEFAULT_KEYWORDS },
    });
  const made = async (tenant: Tenant, accountId: string): Promise<Ruleset> =>
    // One snapshot: the rules are those of the version that is read with them.
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const version = await store.currentVersion(tx, tenant);
        return under({ version, ...levelsOf(await store.rulesOf(tx, tenant, accountId)) });
      });
  return {
    under,
    async of(tenant, accountId) {
      const version = await store.currentVersion(db, tenant);
      const key = JSON.stringify([tenant.organisationId, tenant.environmentId, accountId, version]);
      const ruleset = kept.get(key) ?? made(tenant, accountId);
      // Used last, thrown out last.
      kept.delete(key);
      kept.set(key, ruleset);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      ruleset.catch(() => kept.delete(key));
      return ruleset;
    },
  };
}

/** The rules of an account and of its environment, told apart. */
export function levelsOf(rules: readonly StoredRule[]): { organisation: RuleLists; account: RuleLists } {
  const lists = (of: (rule: StoredRule) => boolean): RuleLists => ({
    allow: rules.filter((rule) => of(rule) && rule.list === 'allow').map(bare),
    deny: rules.filter((rule) => of(rule) && rule.list === 'deny').map(bare),
  });
  return {
    organisation: lists(({ accountId }) => accountId === null),
    account: lists(({ accountId }) => accountId !== null),
  };
}

const bare = ({ id, field, op, value, note }: StoredRule): Rule => ({ id, field, op, value, note });
