import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({ workers: false });
});
afterAll(() => platform?.close());

const get = (path: string, headers: Record<string, string> = {}) => platform.call('GET', path, { key: null, headers });

test('every path below /dashboard answers the app, which nobody may keep or frame', async () => {
  for (const path of ['/dashboard', '/dashboard/', '/dashboard/invoices/1/edit']) {
    const { status, headers, text } = await get(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      ...[200, 'text/html; charset=utf-8', 'no-store'],
    ]);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(text).toContain('<div id="app"');
  }
});

test('its policy lets it call the connector and nobody else, and write styles that carry the nonce of this one answer', async () => {
  const [one, other] = [await get('/dashboard'), await get('/dashboard')];
  const nonceOf = (text: string) => /data-nonce="([^"]+)"/.exec(text)?.[1];
  const policy = String(one.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(one.text)}';`);
  expect(policy).toContain(`connect-src 'self' ${new URL(platform.modules.console.invoicingUrl()).origin};`);
  expect(nonceOf(one.text)).not.toBe(nonceOf(other.text));
});

test('scripts and styles are compressed, and kept for a year under names that change with their content', async () => {
  const { text } = await get('/dashboard');
  const files = [...text.matchAll(/(?:src|href)="(\/dashboard\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(files.length).toBeGreaterThanOrEqual(2);
  for (const path of files) {
    const { status, headers } = await get(path, { 'accept-encoding': 'br' });
    expect([status, headers['content-encoding']]).toEqual([200, 'br']);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
  expect((await get('/dashboard/assets/nothing.js')).status).toBe(404);
});
