import type { Rule } from '../eligibility/index.ts';
import { contentOf, LISTS, type ListName, type Lists, type StoredRule, type WantedLists } from './rule.ts';

/** What has to be done to the lists of one level so that they are as wanted. */
export interface ListChanges {
  readonly added: readonly { readonly list: ListName; readonly rule: Rule }[];
  readonly removed: readonly StoredRule[];
  /** Rules that stay, with another note. */
  readonly noted: readonly { readonly id: string; readonly note: string }[];
  /** How many rules each list has afterwards. */
  readonly sizes: Readonly<Record<ListName, number>>;
}

/** A rule that is there already stays as it is: its id, who made it and when. Only a new note replaces the old one. */
export function changesFor(lists: Lists, wanted: WantedLists): ListChanges {
  const each = LISTS.map((name) => changesOfList(name, lists[name], wanted[name], wanted.mode));
  const [allow, deny] = each as [ListChange, ListChange];
  return {
    added: each.flatMap(({ added }) => added),
    removed: each.flatMap(({ removed }) => removed),
    noted: each.flatMap(({ noted }) => noted),
    sizes: { allow: allow.size, deny: deny.size },
  };
}

type ListChange = Omit<ListChanges, 'sizes'> & { readonly size: number };

function changesOfList(
  list: ListName,
  held: readonly StoredRule[],
  given: readonly Rule[] | undefined,
  mode: WantedLists['mode'],
): ListChange {
  if (given === undefined) return { added: [], removed: [], noted: [], size: held.length };
  const wanted = new Map(given.map((rule) => [contentOf(rule), rule]));
  const standing = new Map(held.map((rule) => [contentOf(rule), rule]));
  const added = [...wanted].flatMap(([content, rule]) => (standing.has(content) ? [] : [{ list, rule }]));
  const removed = mode === 'replace' ? held.filter((rule) => !wanted.has(contentOf(rule))) : [];
  const noted = held.flatMap(({ id, note, ...rule }) => {
    const fresh = wanted.get(contentOf(rule))?.note ?? null;
    return fresh === null || fresh === note ? [] : [{ id, note: fresh }];
  });
  return { added, removed, noted, size: held.length + added.length - removed.length };
}

/** The lists once the changes are made, as rules alone: for asking what they would do. */
export function listsAfter(lists: Lists, { added, removed }: ListChanges): Record<ListName, readonly Rule[]> {
  const after = (name: ListName): Rule[] => [
    ...lists[name].filter((rule) => !removed.includes(rule)),
    ...added.flatMap(({ list, rule }) => (list === name ? [rule] : [])),
  ];
  return { allow: after('allow'), deny: after('deny') };
}
