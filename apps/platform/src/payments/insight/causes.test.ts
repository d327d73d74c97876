import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { RESPONSE_CODES } from '../../rails/index.ts';
import { causeOf, FAILURE_CAUSES, nextAllowed } from './causes.ts';

const NOW = new Date('2026-03-03T09:00:00.000Z');
const free = { kind: 'allowed' } as const;
const blocked = { kind: 'blocked', cause: 'funds', until: '2026-03-04', retryAfterSeconds: 50_400 } as const;

describe('the causes of failures', () => {
  test('cover every code that ends a debit', () => {
    const final = Object.entries(RESPONSE_CODES).filter(([, { class: kind }]) => kind === 'fail');
    expect(final.map(([code]) => code).filter((code) => !Object.hasOwn(FAILURE_CAUSES, code))).toEqual([]);
  });

  test('stand in the documentation as they are told', async () => {
    const page = await readFile(new URL('../../../../../docs/failure-causes.md', import.meta.url), 'utf8');
    const missing = Object.entries(FAILURE_CAUSES).filter(
      ([code, { cause, fault, remedy }]) => !page.includes(`| ${code} | ${cause} | ${fault} | ${remedy} |`),
    );
    expect(missing.map(([code]) => code)).toEqual([]);
  });

  test('have an answer for a code that is in no list', () => {
    expect(causeOf('ZZ')).toMatchObject({ fault: 'bank', remedy: 'soon' });
  });
});

describe('the next try', () => {
  const next = (code: string, failedAt = NOW, decision: typeof free | typeof blocked = free) =>
    nextAllowed(causeOf(code), { failedAt, decision, now: NOW })?.toISOString() ?? null;

  test('is now, or when the limits allow it', () => {
    expect([next('51'), next('91')]).toEqual([NOW.toISOString(), NOW.toISOString()]);
    expect(next('51', NOW, blocked)).toBe('2026-03-03T23:00:00.000Z');
  });

  test('waits for the day after, for days, or for somebody', () => {
    expect(next('61')).toBe('2026-03-03T23:00:00.000Z');
    expect(next('05')).toBe('2026-03-06T09:00:00.000Z');
    expect(next('05', new Date('2026-02-20T09:00:00.000Z'))).toBe(NOW.toISOString());
    expect(next('06')).toBeNull();
  });
});
