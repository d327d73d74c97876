import { Refusal } from '@kente/kit/errors';
import Type, { type Static } from 'typebox';
import { placed } from '../../api/schemas.ts';
import { MAX_RULES, problemsOf, type Rule } from '../../eligibility/index.ts';
import { LISTS, type WantedLists } from '../rule.ts';

const RuleBody = Type.Object({
  field: Type.String({ description: '`narration`, `counterparty`, `account_number`, `reference` or `tag`.' }),
  op: Type.String({ description: '`equals`, `contains` (whole words) or `regex` (linear time: no look-around).' }),
  value: Type.String({ description: '1 to 200 characters.' }),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});

export const RulesBody = placed({
  scope: Type.Union([Type.Literal('org'), Type.Literal('account')]),
  accountId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  allow: Type.Optional(Type.Array(RuleBody)),
  deny: Type.Optional(Type.Array(RuleBody)),
  mode: Type.Optional(Type.Union([Type.Literal('merge'), Type.Literal('replace')])),
});

export interface RuleMistake {
  field: string;
  code: string;
  message: string;
}

const required = (field: string, why: string): RuleMistake => ({
  ...{ field, code: 'required' },
  message: `${field} is required${why}`,
});

/** What no schema says, of a body of any shape: what belongs together, and rules that cannot be used. */
export function bodyMistakes(given: unknown): RuleMistake[] {
  const body = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const mistakes: RuleMistake[] = [];
  if (body.scope === 'account' && body.accountId === undefined) {
    mistakes.push(required('accountId', ' where the scope is account'));
  }
  if (body.scope === 'org' && body.accountId !== undefined) {
    mistakes.push({ field: 'accountId', code: 'invalid', message: 'accountId goes with the scope account alone' });
  }
  if (body.allow === undefined && body.deny === undefined) mistakes.push(required('allow', ', or deny'));
  return [...mistakes, ...LISTS.flatMap((list) => listMistakes(body[list], list))];
}

function listMistakes(rules: unknown, list: string): RuleMistake[] {
  if (!Array.isArray(rules)) return [];
  if (rules.length > MAX_RULES) return problemsOf(rules, list);
  return rules.flatMap((rule, index) => (isRule(rule) ? problemsOf([rule], '').map(at(`${list}.${index}`)) : []));
}

/** Fields as the rest of the API names them: `allow.3.value`. */
const at =
  (where: string) =>
  (problem: RuleMistake): RuleMistake => ({ ...problem, field: problem.field.replace('[0]', where) });

function isRule(rule: unknown): rule is Rule {
  const { field, op, value } = (rule ?? {}) as Record<string, unknown>;
  return [field, op, value].every((each) => typeof each === 'string');
}

/** @throws Refusal 400 with every mistake. */
export function readRules(body: Static<typeof RulesBody>): { anyId: string | null; wanted: WantedLists } {
  const mistakes = bodyMistakes(body);
  const [first] = mistakes;
  if (first) throw new Refusal('input.invalid', { status: 400, message: first.message, data: mistakes });
  const { accountId = null, allow, deny, mode = 'merge' } = body;
  // Fields and comparisons were checked one by one.
  return { anyId: accountId, wanted: { allow, deny, mode } as WantedLists };
}
