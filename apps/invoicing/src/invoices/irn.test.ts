import fc from 'fast-check';
import { expect, test } from 'vitest';
import { irnProblem, isCalendarDate, lagosDate, makeIrn, readIrn, strippedNumber } from './irn.ts';

const parts = { number: 'INV001', serviceId: '94ND90NR', issueDate: '2024-06-11' };

test('number, service id and date of issue make the IRN', () => {
  expect(makeIrn(parts)).toBe('INV001-94ND90NR-20240611');
});

test('dashes and slashes leave the number, so different numbers may collide', () => {
  expect(makeIrn({ ...parts, number: 'INV-12/3' })).toBe('INV123-94ND90NR-20240611');
  expect(strippedNumber('INV-12-3')).toBe(strippedNumber('INV-1-23'));
});

test.each([
  ['INV-001-94ND90NR-20240611', 'a dash in the number'],
  ['INV001-94ND90N-20240611', 'seven characters of service id'],
  ['INV001-94ND90NR-20240230', 'a day that is none'],
  ['-94ND90NR-20240611', 'no number'],
  ['INV001-94ND90NR-2024061', 'a short date'],
  ['ÌNV001-94ND90NR-20240611', 'a letter with an accent'],
  ['INV001-94ND90NR-20240611\n', 'a line break'],
  [`${'9'.repeat(33)}-94ND90NR-20240611`, 'fifty-one characters'],
])('%j is no IRN: %s', (irn) => {
  expect(readIrn(irn)).toBeNull();
});

test('fifty characters are an IRN', () => {
  expect(readIrn(`${'9'.repeat(32)}-94ND90NR-20240611`)).toMatchObject({
    serviceId: '94ND90NR',
    issueDate: '2024-06-11',
  });
});

test.each([
  [{ number: 'INV002' }, 'irn_number_mismatch'],
  [{ serviceId: '94ND90NX' }, 'irn_service_id_mismatch'],
  [{ issueDate: '2024-06-12' }, 'irn_date_mismatch'],
])('an IRN that differs from %j is told apart', (other, code) => {
  expect(irnProblem('INV001-94ND90NR-20240611', { ...parts, ...other })?.code).toBe(code);
});

test('no IRN is made of a number without letters and digits, a wrong service id or a wrong day', () => {
  for (const wrong of [{ number: '--' }, { serviceId: 'short' }, { issueDate: '2026-02-29' }])
    expect(() => makeIrn({ ...parts, ...wrong })).toThrow(RangeError);
});

test('the day is that of Lagos: an hour before midnight UTC it is tomorrow', () => {
  expect(lagosDate(new Date('2026-11-20T22:59:59.999Z'))).toBe('2026-11-20');
  expect(lagosDate(new Date('2026-11-20T23:00:00Z'))).toBe('2026-11-21');
});

test('leap days exist in leap years', () => {
  expect([isCalendarDate('2028-02-29'), isCalendarDate('2026-02-29'), isCalendarDate('2026-13-01')]).toEqual([
    true,
    false,
    false,
  ]);
});

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const word = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => all.join(''));
const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map(lagosDate);

test('what was made is read back', () => {
  fc.assert(
    fc.property(word(1, 30), word(8, 8), day, (number, serviceId, issueDate) => {
      const irn = makeIrn({ number, serviceId, issueDate });
      expect(readIrn(irn)).toEqual({ reference: number, serviceId, issueDate });
      expect(irnProblem(irn, { number, serviceId, issueDate })).toBeNull();
    }),
  );
});
