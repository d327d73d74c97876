import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from './config.ts';

const least = {
  INVOICING_DATABASE_URL: 'postgres://kente@127.0.0.1:5432/invoicing',
  MONO_SECRET_KEY: 'live_sk_of_the_app',
};

describe('the defaults', () => {
  test('are those of the contract', async () => {
    expect(await loadConfig(least)).toMatchObject({
      ...{ host: '127.0.0.1', port: 4002, publicUrl: null, rateLimitPerMinute: 60 },
      upstream: { baseUrl: 'http://localhost:4000', appId: null, widgetBaseUrl: null, refreshMinMs: 120_000 },
      webhook: { secret: null, verify: true, toleranceMs: 300_000 },
      ...{ businessFloorMinor: 100_000n, referencePattern: null, retentionDays: null, autoMatch: false },
      taxAuthority: { adapter: 'simulator', qrPadding: 'pkcs1', priceUnitStyle: 'unece' },
    });
  });

  test('lead to the platform, wherever it is', async () => {
    const at = async (more: object) => (await loadConfig({ ...least, ...more })).upstream.baseUrl;
    expect(await at({ PORT: '4100' })).toBe('http://localhost:4100');
    expect(await at({ PORT: '4100', PUBLIC_URL: 'https://api.example.com/' })).toBe('https://api.example.com');
    expect(await at({ PUBLIC_URL: 'https://api.example.com', MONO_BASE_URL: 'https://api.withmono.com/' })).toBe(
      'https://api.withmono.com',
    );
  });
});

describe('a value that cannot be stops the start, and names its knob', () => {
  test.each([
    ['MONO_BASE_URL', 'ftp://api.example.com'],
    ['MONO_BASE_URL', 'https://api.withmono.com/v2'],
    ['MONO_BASE_URL', 'https://api.withmono.com/v2/'],
    ['MONO_SECRET_KEY', ''],
    ['MONO_SECRET_KEY', 'two words'],
    ['MONO_VERIFY_SIGNATURE', 'perhaps'],
    ['MONO_WIDGET_BASE_URL', 'link.example.com'],
    ['MONO_BUSINESS_FLOOR', '-1'],
    ['MONO_BUSINESS_FLOOR', '10.5'],
    ['MONO_REFERENCE_REGEX', '('],
    ['MONO_REFERENCE_REGEX', '(?=INV)'],
    ['MONO_REFERENCE_REGEX', 'x'.repeat(201)],
    ['MONO_DATA_RETENTION_DAYS', '0'],
    ['MONO_WEBHOOK_TOLERANCE_SECONDS', 'long'],
    ['MONO_REFRESH_MIN_SECONDS', '-5'],
    ['MONO_AUTO_MATCH', 'sometimes'],
    ['MBS_ADAPTER', 'post'],
    ['MBS_BASE_URL', 'mbs'],
    ['MBS_QR_PADDING', 'none'],
    ['MBS_PRICE_UNIT_STYLE', 'both'],
    ['INVOICING_DATABASE_URL', 'mysql://there'],
    ['INVOICING_PORT', '70000'],
    ['INVOICING_PUBLIC_URL', 'here'],
    ['MBS_API_KEY_FILE', '/nowhere/at/all'],
  ])('%s=%s', async (name, value) => {
    await expect(loadConfig({ ...least, [name]: value })).rejects.toThrow(name);
  });

  test('the real tax authority needs its address and both keys', async () => {
    const some = loadConfig({ ...least, MBS_ADAPTER: 'http', MBS_API_KEY: 'one' });
    await expect(some).rejects.toThrow('MBS_ADAPTER is http, which needs MBS_BASE_URL, MBS_API_SECRET too.');
  });
});

test('a secret may stand in a file, and a pattern that the linear-time engine takes is taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kente-invoicing-'));
  try {
    writeFileSync(join(folder, 'key'), 'live_sk_from_file\n');
    const { upstream, referencePattern } = await loadConfig({
      INVOICING_DATABASE_URL: least.INVOICING_DATABASE_URL,
      ...{ MONO_SECRET_KEY_FILE: join(folder, 'key'), MONO_REFERENCE_REGEX: '^INV-\\d+$' },
    });
    expect([upstream.secretKey, referencePattern]).toEqual(['live_sk_from_file', '^INV-\\d+$']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
