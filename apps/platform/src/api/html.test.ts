import { expect, test } from 'vitest';
import { escapeHtml, pageHeaders } from './html.ts';

test('text cannot become markup', () => {
  expect(escapeHtml(`<b title="a&b">it's</b>`)).toBe('&lt;b title=&quot;a&amp;b&quot;&gt;it&#39;s&lt;/b&gt;');
});

test('a page loads from its own origin alone, runs nothing inline, and is framed by nobody unless it is a widget', () => {
  const policy = (options: Parameters<typeof pageHeaders>[0]) => pageHeaders(options)['content-security-policy'];
  expect(policy({})).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'$/);
  expect(policy({ framed: true })).toContain('frame-ancestors *');
  expect(policy({ frames: true, images: ['data:'] })).toMatch(/img-src 'self' data:;.*frame-src 'self'/);
});

test('a page may call other origins and write styles only where it says so', () => {
  const { 'content-security-policy': policy } = pageHeaders({ calls: ['http://localhost:4002'], styleNonce: 'abc' });
  expect(policy).toContain("connect-src 'self' http://localhost:4002;");
  expect(policy).toContain("style-src 'self' 'nonce-abc';");
});

test('a page of one visitor is kept nowhere', () => {
  expect(pageHeaders({ personal: true })).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
});
