import { expect, test } from 'vitest';
import { placeOf, readMe } from './me.ts';

const BOTH = [
  { envId: '1', label: 'sandbox' },
  { envId: '2', label: 'production' },
];
const answer = {
  ...{ via: 'person', name: 'Amaka Eze', email: 'amaka.eze@example.com' },
  organisations: [
    { id: 'one', name: 'Adunni Foods Ltd', role: 'admin', environments: BOTH },
    { id: 'two', name: 'Bright Loom Studios Ltd', role: 'viewer', environments: BOTH.slice(0, 1) },
    { id: 'odd', name: 'Of a newer kind', role: 'auditor', environments: BOTH },
  ],
};
const me = readMe(answer);

test('a role that this page does not know gives no way in', () => {
  expect(me.organisations.map(({ id, role, environments }) => [id, role, environments])).toEqual([
    ['one', 'admin', ['sandbox', 'production']],
    ['two', 'viewer', ['sandbox']],
  ]);
});

test('a person goes on where they were, as far as that is still theirs; else in test', () => {
  const at = (organisation: string | null, environment: string | null) => {
    const place = placeOf(me, { organisation, environment });
    return [place?.organisation.id, place?.environment];
  };
  expect(at(null, null)).toEqual(['one', 'sandbox']);
  expect(at('one', 'production')).toEqual(['one', 'production']);
  expect(at('two', 'production')).toEqual(['two', 'sandbox']);
  expect(at('gone', 'nonsense')).toEqual(['one', 'sandbox']);
  expect(placeOf(readMe({ ...answer, organisations: [] }), { organisation: null, environment: null })).toBeNull();
});

test('who has no name is called by their address', () => {
  expect(readMe({ ...answer, name: null }).name).toBe('amaka.eze@example.com');
});
