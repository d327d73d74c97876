import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../eligibility/index.ts';
import { changesFor, listsAfter } from './changing.ts';
import { contentOf, type ListName, type Lists, type StoredRule } from './rule.ts';

let made = 0;
const stored = (list: ListName, value: string, note: string | null = null): StoredRule => ({
  ...{ id: `r_${++made}`, accountId: null, list, field: 'narration', op: 'contains', value, note },
  ...{ createdBy: 'somebody', createdAt: new Date('2026-11-20T10:00:00.000Z') },
});
const rule = (value: string, note?: string): Rule => ({
  ...{ field: 'narration', op: 'contains', value },
  ...(note === undefined ? {} : { note }),
});
const values = (rules: readonly Rule[]): string[] => rules.map(({ value }) => value);

describe('a change of the lists', () => {
  const lists: Lists = { allow: [stored('allow', 'cement'), stored('allow', 'paint')], deny: [stored('deny', 'gift')] };

  test('merged: adds what is not there yet, and takes nothing away', () => {
    const changes = changesFor(lists, { allow: [rule('cement'), rule('tiles')], mode: 'merge' });
    expect(values(listsAfter(lists, changes).allow)).toEqual(['cement', 'paint', 'tiles']);
    expect([changes.removed, changes.sizes]).toEqual([[], { allow: 3, deny: 1 }]);
  });

  test('replaced: a rule that is in both stays the same rule; a list that is not given stays', () => {
    const changes = changesFor(lists, { allow: [rule('cement'), rule('tiles')], mode: 'replace' });
    expect(values(changes.removed)).toEqual(['paint']);
    expect(changes.added.map((each) => each.rule.value)).toEqual(['tiles']);
    expect(values(listsAfter(lists, changes).deny)).toEqual(['gift']);
  });

  test('an empty list replaces everything in its place', () => {
    const changes = changesFor(lists, { deny: [], mode: 'replace' });
    expect(changes.sizes).toEqual({ allow: 2, deny: 0 });
  });

  test('a new note replaces the old one; none leaves it', () => {
    const held: Lists = { allow: [stored('allow', 'cement', 'from the yard')], deny: [] };
    const id = held.allow[0]?.id;
    const noted = (given: Rule) => changesFor(held, { allow: [given], mode: 'merge' }).noted;
    expect(noted(rule('cement', 'from Ibadan'))).toEqual([{ id, note: 'from Ibadan' }]);
    expect([noted(rule('cement')), noted(rule('cement', 'from the yard'))]).toEqual([[], []]);
  });
});

test('whatever is asked for twice is there once, and asking again changes nothing', () => {
  const rules = fc.array(fc.record({ value: fc.constantFrom('a', 'b', 'c', 'd') }).map(({ value }) => rule(value)));
  fc.assert(
    fc.property(rules, rules, fc.constantFrom('merge', 'replace'), (before, given, mode) => {
      const distinct = [...new Set(values(before))];
      const lists: Lists = { allow: distinct.map((value) => stored('allow', value)), deny: [] };
      const after = listsAfter(lists, changesFor(lists, { allow: given, mode })).allow;
      expect(new Set(after.map(contentOf)).size).toBe(after.length);
      const again: Lists = { allow: after.map(({ value }) => stored('allow', value)), deny: [] };
      const { added, removed, sizes } = changesFor(again, { allow: given, mode });
      expect([added, removed, sizes.allow]).toEqual([[], [], after.length]);
    }),
  );
});
