import type { Clock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import { unknown } from '../api/refusals.ts';
import { MAX_RULES, problemsOf, type Rule, type RulesetSource } from '../eligibility/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Credential, Database, Tenancy, Tenant } from '../tenancy/index.ts';
import { changesFor, type ListChanges, listsAfter } from './changing.ts';
import { levelsOf } from './compiled.ts';
import {
  contentOf,
  type Level,
  LISTS,
  type ListName,
  type Lists,
  type StandingLists,
  type StoredRule,
  type WantedLists,
} from './rule.ts';
import * as store from './store.ts';

/** Whoever changes rules: a credential. */
type Actor = Pick<Credential, 'id'>;
/** The rules of one account, or of the environment alone, as a compiler takes them. */
type Source = Pick<RulesetSource, 'version' | 'organisation' | 'account'>;

export interface RuleListsDeps {
  db: Kysely<Schema>;
  clock: Clock;
  tenancy: Tenancy;
}

/** The lists as they are kept: each change is one version and one audit entry, in one transaction. */
export function createRuleLists({ db, clock, tenancy }: RuleListsDeps) {
  const standing = async (tx: Database, tenant: Tenant, level: Level): Promise<StandingLists> => {
    const rules = await store.rulesOf(tx, tenant, level.accountId);
    const effective = (list: ListName) => new Set(rules.filter((rule) => rule.list === list).map(contentOf)).size;
    return {
      ...level,
      version: await store.currentVersion(tx, tenant),
      ...listsAt(rules, level),
      effective: { allow: effective('allow'), deny: effective('deny') },
    };
  };
  const changed = async (tx: Database, tenant: Tenant, level: Level, changes: ListChanges, actor: Actor) => {
    const at = clock.now();
    const added = changes.added.map(({ list, rule: { field, op, value, note = null } }) => ({
      ...{ id: `r_${newToken()}`, ...level, list, field, op, value, note, createdBy: actor.id, createdAt: at },
    }));
    const removed = changes.removed.map(({ id }) => id);
    await store.deleteRules(tx, tenant, removed);
    await store.insertRules(tx, tenant, added);
    for (const { id, note } of changes.noted) await store.setNote(tx, tenant, id, note);
    const version = (await store.currentVersion(tx, tenant)) + 1;
    await store.insertVersion(tx, tenant, {
      ...{ version, account_id: level.accountId, changed_by: actor.id, changed_at: at },
      change: JSON.stringify({ added: added.map(told), removed: changes.removed.map(told) }),
    });
    await tenancy.audit(tx, tenant, {
      ...{ actor: actor.id, action: 'rules.changed', subject: level.accountId ?? tenant.environmentId },
      detail: { version, added: added.map(({ id }) => id), removed },
    });
    return standing(tx, tenant, level);
  };
  return {
    standing,
    /** @throws Refusal 400 where a list would hold too many. */
    save: (tenant: Tenant, level: Level, wanted: WantedLists, actor: Credential) =>
      db.transaction().execute(async (tx) => {
        await store.lockRules(tx, tenant);
        const lists = listsAt(await store.rulesOf(tx, tenant, level.accountId), level);
        return changed(tx, tenant, level, checked(changesFor(lists, wanted)), actor);
      }),
    /** @throws Refusal 404 */
    remove: (tenant: Tenant, ruleId: string, actor: Credential) =>
      db.transaction().execute(async (tx) => {
        await store.lockRules(tx, tenant);
        const rule = await store.findRule(tx, tenant, ruleId);
        if (rule === null) throw unknown('rule');
        const changes = { added: [], removed: [rule], noted: [], sizes: { allow: 0, deny: 0 } };
        return changed(tx, tenant, { accountId: rule.accountId }, changes, actor);
      }),
    /** Adds one rule to the deny list, in the caller's transaction. One that is there, or finds no place, is left out. */
    async deny(tx: Database, tenant: Tenant, level: Level, rule: Rule, actor: Actor): Promise<void> {
      if (problemsOf([rule], 'deny').length > 0) return;
      await store.lockRules(tx, tenant);
      const lists = listsAt(await store.rulesOf(tx, tenant, level.accountId), level);
      const changes = changesFor(lists, { deny: [rule], mode: 'merge' });
      if (changes.added.length > 0 && changes.sizes.deny <= MAX_RULES) await changed(tx, tenant, level, changes, actor);
    },
    /** For each account, its rules if `wanted` were saved. @throws Refusal 400 as `save`. */
    async wouldBe(tenant: Tenant, level: Level, wanted: WantedLists) {
      const version = (await store.currentVersion(db, tenant)) + 1;
      const lists = listsAt(await store.rulesOf(db, tenant, level.accountId), level);
      const after = listsAfter(lists, checked(changesFor(lists, wanted)));
      return async (accountId: string): Promise<Source> => {
        const levels = levelsOf(await store.rulesOf(db, tenant, accountId));
        return level.accountId === null
          ? { version, ...levels, organisation: after }
          : { version, ...levels, account: after };
      };
    },
  };
}

function listsAt(rules: readonly StoredRule[], { accountId }: Level): Lists {
  const own = rules.filter((rule) => rule.accountId === accountId);
  return { allow: own.filter(({ list }) => list === 'allow'), deny: own.filter(({ list }) => list === 'deny') };
}

function checked(changes: ListChanges): ListChanges {
  const full = LISTS.filter((list) => changes.sizes[list] > MAX_RULES);
  const problems = full.map((list) => ({
    ...{ field: list, code: 'too_many' },
    message: `${list} would hold ${changes.sizes[list]} rules. A list holds at most ${MAX_RULES}.`,
  }));
  const [first] = problems;
  if (first) throw new Refusal('input.invalid', { status: 400, message: first.message, data: problems });
  return changes;
}

const told = ({ id, list, field, op, value }: StoredRule) => ({ id, list, field, op, value });
