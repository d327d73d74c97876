import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import { snippets } from './snippets.ts';

const asText = (html: string): string =>
  html
    .replace(/<\/?span[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

test('what a reader copies is the code, character by character', () => {
  const all = snippets({ publicUrl: 'http://localhost:4000', publicKey: 'test_pk_8nsch7g3p4qr4frf3rkq' });
  for (const { code } of Object.values(all).flat()) expect(asText(highlight(code))).toBe(code);
});

test('comments, strings and words are told apart, and nothing becomes markup', () => {
  expect(highlight("const a = '<b>'; // it's")).toBe(
    '<span class="word">const</span> a = <span class="string">&#39;&lt;b&gt;&#39;</span>; <span class="comment">// it&#39;s</span>',
  );
});

test('an address is no comment', () => {
  expect(highlight('curl http://localhost:4000/v2')).toBe('<span class="word">curl</span> http://localhost:4000/v2');
});
