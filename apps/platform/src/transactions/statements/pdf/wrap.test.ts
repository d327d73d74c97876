import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrap } from './wrap.ts';

/** Every character as wide as the next. */
const measure = (text: string): number => text.length;
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('wrapping', () => {
  test('leaves alone what fits', () => {
    expect(wrap('POS SHOPRITE LEKKI', 18, measure, 5)).toEqual(['POS SHOPRITE LEKKI']);
  });

  test('breaks between words, and after the signs that join references', () => {
    expect(wrap('TRANSFER TO CHINEDU OBI', 12, measure, 5)).toEqual(['TRANSFER TO', 'CHINEDU OBI']);
    expect(wrap('NIP/GTB/00013231/RENT', 12, measure, 5)).toEqual(['NIP/GTB/', '00013231/', 'RENT']);
  });

  test('breaks a word that is wider than a line anywhere, but never inside a character', () => {
    expect(wrap('A'.repeat(25), 10, measure, 5)).toEqual(['A'.repeat(10), 'A'.repeat(10), 'A'.repeat(5)]);
    for (const line of wrap('👩‍👩‍👧'.repeat(4), 10, measure, 9)) expect(line).toBe('👩‍👩‍👧');
  });

  test('cuts off what is over the most lines, and shows that it did', () => {
    const lines = wrap('word '.repeat(50), 10, measure, 3);
    expect(lines).toHaveLength(3);
    expect(lines[2]?.endsWith('…')).toBe(true);
  });

  test('loses no character, and makes no line too wide', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '/', '-', 'ọ'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (narration, width) => {
        const lines = wrap(narration.trim(), width, measure, 1_000);
        expect(squeezed(lines.join(''))).toBe(squeezed(narration));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
