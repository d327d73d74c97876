import { describe, expect, test } from 'vitest';
import { isPlain, printable, visualOrder } from './printable.ts';

const all = (): boolean => true;
const latin = (codePoint: number): boolean => codePoint < 0x2100;

describe('what is printed of a narration', () => {
  test('has no control characters and no marks that turn the direction', () => {
    expect(printable('POS\u0000\n\tSHOP\u202eRITE\u200b', all)).toBe('POS SHOPRITE');
  });

  test('has letters composed, so that a dot below and an accent are one letter where there is one', () => {
    expect(printable('O\u0323ba\u0301', all)).toBe('Ọbá');
  });

  test('has a sign in place of each character that the font does not have', () => {
    expect(printable('A 李明 😀', latin)).toBe('A ▯▯ ▯');
  });

  test('keeps the naira sign', () => {
    expect(printable('₦ 1,000', latin)).toBe('₦ 1,000');
    expect(isPlain('₦ 1,000 GH₵ Ọlá ɓ Ŋ')).toBe(true);
  });
});

describe('the order on paper', () => {
  test('of words written from right to left is turned, of others not', () => {
    expect(visualOrder('REF שלום עולם 12')).toBe('REF עולם שלום 12');
    expect(visualOrder('NIP TRANSFER')).toBe('NIP TRANSFER');
  });

  test('letters that join or carry marks are for the font to place', () => {
    for (const text of ['دفع', 'b\u0300', 'नमस्ते']) expect(isPlain(text)).toBe(false);
  });
});
