import { expect, test } from 'vitest';
import { DIRECTORY, type Institution } from './directory.ts';
import { offer } from './offer.ts';

const called = (name: string): Institution => {
  const found = DIRECTORY.find((each) => each.name === name && each.type === 'PERSONAL_BANKING');
  if (!found) throw new Error(`no institution ${name}`);
  return found;
};
const typesOf = ({ authMethods }: Institution) => authMethods.map(({ type }) => type);

test('where everything is reached, an institution is as the directory has it', () => {
  for (const each of DIRECTORY) expect(offer(each, () => true)).toBe(each);
});

test('a login that nothing reaches is not offered', () => {
  const reached = offer(called('GTBank'), (_institution, type) => type === 'mobile_banking');
  expect(typesOf(reached)).toEqual(['mobile_banking']);
});

test('where no login is reached, a statement can be uploaded: no institution is without a method', () => {
  for (const each of DIRECTORY) {
    const left = offer(each, () => false);
    expect(typesOf(left)).toEqual(['statement_upload']);
    expect(left.authMethods[0]?.id).toMatch(/^[0-9a-f]{24}$/);
  }
  const ids = DIRECTORY.map((each) => offer(each, () => false).authMethods[0]?.id);
  expect(new Set(ids).size).toBe(DIRECTORY.length);
});
