import { expect, test } from 'vitest';
import { DIRECTORY } from './directory.ts';
import { contrast, drawIcon, initials, readableOn } from './icon.ts';

const backgroundOf = (svg: string): string => /height="48" fill="(#[0-9A-F]{6})"/.exec(svg)?.[1] ?? 'none';
const inkOf = (svg: string): string => /font-weight="700" fill="(#[0-9A-F]{6})"/.exec(svg)?.[1] ?? 'none';

test.each(DIRECTORY.map((each) => [each.slug, each] as const))(
  'the letters of %s can be read: contrast of 4.5 or more',
  (_slug, institution) => {
    const svg = drawIcon(institution);
    expect(contrast(backgroundOf(svg), inkOf(svg))).toBeGreaterThanOrEqual(4.5);
  },
);

test('an icon has the colour of the institution, and one of its own when none is known', () => {
  expect(backgroundOf(drawIcon({ name: 'GTBank', slug: 'gtbank', primaryColor: '#E24407' }))).toBe('#E24407');
  const piggyvest = backgroundOf(drawIcon({ name: 'Piggyvest', slug: 'piggyvest', primaryColor: null }));
  expect(piggyvest).toMatch(/^#[0-9A-F]{6}$/);
  expect(backgroundOf(drawIcon({ name: 'Cowrywise', slug: 'cowrywise', primaryColor: null }))).not.toBe(piggyvest);
});

test('the same institution gets the same picture each time, and it loads nothing', () => {
  const subject = { name: 'KCB', slug: 'kcb', primaryColor: null };
  expect(drawIcon(subject)).toBe(drawIcon(subject));
  expect(drawIcon(subject)).not.toMatch(/href|url\((?!#)|script|@import/);
});

test('a screen reader is told the name, and a name cannot break out of the picture', () => {
  const svg = drawIcon({ name: 'A"><script>&Co', slug: 'a', primaryColor: null });
  expect(svg).toContain('role="img"');
  expect(svg).toContain('<title>A&#34;&#62;&#60;script&#62;&#38;Co</title>');
  expect(svg).not.toContain('<script');
});

test.each([
  ['GTBank', 'GT'],
  ['Access Bank', 'Ac'],
  ['Standard Chartered', 'SC'],
  ['ALAT by WEMA', 'AW'],
  ['VULTe (Polaris)', 'VU'],
  ['M-PESA', 'MP'],
  ['Co-operative Bank', 'Co'],
  ['MTN MoMo Ghana', 'MM'],
])('the initials of %s are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#FFFFFF', '#767676')).toBeCloseTo(4.54, 2);
  expect(readableOn('#009FDF')).toBe('#000000');
});
