import { describe, expect, test } from 'vitest';
import { findBank } from '../banks/directory.ts';
import { personaOf } from '../personas/catalogue.ts';
import { portfolioOf } from './portfolio.ts';

const NOW = Date.parse('2026-11-20T14:00:00Z');

function planAt(slug: string, user = 'user_good') {
  const bank = findBank(slug, undefined);
  const [plan] = bank ? personaOf({ user, bank }).accounts({ seed: 'seed-1', user, bank }) : [];
  if (!plan) throw new Error(`no account at ${slug}`);
  return plan;
}

describe.each(['piggyvest', 'cowrywise', 'chaka', 'risevest', 'trove'])('%s', (slug) => {
  const portfolio = portfolioOf(planAt(slug), slug, NOW, false);

  test('shows the same on the same day, and balances that are the sum of what is held', () => {
    expect(portfolioOf(planAt(slug), slug, NOW, false)).toEqual(portfolio);
    for (const [currency, balance] of Object.entries(portfolio.balances)) {
      const held = portfolio.holdings.filter((each) => each.currency === currency);
      expect(held.reduce((sum, { value }) => sum + value, 0)).toBe(balance);
    }
    expect(portfolio.holdings.length).toBeGreaterThan(1);
  });

  test('has earned something in the last year, each time once', () => {
    expect(portfolio.earnings.length).toBeGreaterThan(3);
    expect(new Set(portfolio.earnings.map(({ id }) => id)).size).toBe(portfolio.earnings.length);
    for (const { at } of portfolio.earnings) expect(Date.parse(at)).toBeLessThanOrEqual(NOW);
  });

  test('keeps the id of an earning for as long as it is told', () => {
    const ids = new Set(portfolio.earnings.map(({ id }) => id));
    const later = portfolioOf(planAt(slug), slug, NOW + 86_400_000 * 20, false);
    expect(later.earnings.some(({ id }) => ids.has(id))).toBe(true);
  });
});

test('who has nothing holds nothing', () => {
  expect(portfolioOf(planAt('piggyvest', 'user_empty'), 'piggyvest', NOW, true)).toEqual({
    ...{ balances: {}, holdings: [], earnings: [] },
  });
});
