import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentFor, contrastOf } from './accent.ts';

const PAPER = { light: '#ffffff', dark: '#171d1b' } as const;
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('every colour of an institution becomes readable, in light and in dark', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom('light', 'dark'), (hex, theme) => {
      const accent = accentFor(hex, theme);
      if (accent === null) throw new Error(`no accent for ${hex}`);
      expect(contrastOf(accent.background, accent.ink)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(accent.background, PAPER[theme])).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a colour that is readable already stays as it is', () => {
  expect(accentFor('#40196D', 'light')).toEqual({ background: '#40196d', ink: '#ffffff' });
});

test('what is no colour gives none', () => {
  for (const text of [null, '', 'red', '#fff', '#12345g']) expect(accentFor(text, 'light')).toBeNull();
});
