import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { test } from './stage.ts';

const bytes = async (url: string): Promise<number> => gzipSync(await (await fetch(url)).bytes(), { level: 9 }).length;

test('scripts and styles of the linking page are at most 28 kB compressed', async ({ stage, business }) => {
  const { url } = stage.platform;
  const html = await (await fetch(`${url}/connect?key=${business.publicKey}`)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => `${url}${path}`);
  expect(files.length).toBeGreaterThanOrEqual(2);
  const sizes = await Promise.all(files.map(bytes));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(28_000);
});

test.for([
  ['authorise/RD0000000', 26_500],
  ['checkout/OD0000000000', 30_000],
] as const)('scripts and styles of /%s are at most %i bytes compressed', async ([path, most], { stage }) => {
  const { url } = stage.platform;
  const html = await (await fetch(`${url}/${path}`)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => `${url}${file}`);
  expect(files.length).toBeGreaterThanOrEqual(3);
  const sizes = await Promise.all(files.map(bytes));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most);
});

test('connect.js is at most 4 kB compressed, and is sent compressed', async ({ stage }) => {
  const address = `${stage.platform.url}/connect.js`;
  expect(await bytes(address)).toBeLessThanOrEqual(4_000);
  expect((await fetch(address)).headers.get('content-encoding')).toMatch(/br|gzip/);
});

test('a whole linking loads nothing from another origin and complains of nothing', async ({ business }) => {
  const { ada, open, hears, strangers, complaints } = await business.visit();
  await open();
  await ada.goToLogin();
  await ada.logIn('user_multiple', 'pass_otp');
  await ada.confirm('123456');
  await ada.sees('Choose an account');
  await ada.pickAccount(0);
  await hears('onClose');
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});
