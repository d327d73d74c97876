import { expect, test } from 'vitest';
import { moveWords, ruleSentence } from './rule-words.ts';

test('a rule is said as a sentence, of codes that this page does not know too', () => {
  expect(ruleSentence({ field: 'counterparty', op: 'contains', value: 'okafor hotels' })).toBe(
    'Payer contains the words “okafor hotels”',
  );
  expect(ruleSentence({ field: 'moon', op: 'near', value: 'x' })).toBe('moon near “x”');
});

test('a move is said as people say it', () => {
  expect(moveWords('rejected→eligible')).toBe('from rejected to drafted');
  expect(moveWords('rejected→rejected')).toBe('stay rejected, for another reason');
});
