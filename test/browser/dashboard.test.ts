import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { extractImages, extractText, getDocumentProxy } from 'unpdf';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { violations } from './accessibility.ts';
import { clerk, type Office, openOffice, type Person, type Window } from './office.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const CREDITS = [
  { amount: 5_000_000, narration: 'NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-204 web design' },
  { amount: 10_750_000, narration: 'NIP/ZIB/OKAFOR HOTELS LTD/payment for invoice INV-205' },
  { amount: 7_500_000, narration: 'NIP/UBA/DANTATA TEXTILES LTD/contract payment INV-206' },
  { amount: 4_000_000, narration: 'NIP/GTB/BISI ADE OKORO/birthday gift' },
  { amount: 3_000_000, narration: 'NIP/GTB/TUNDE BELLO/weekend' },
];

let office: Office;
let admin: Person;
let window: Window;

beforeAll(async () => {
  office = await openOffice();
  await office.account(CREDITS);
  admin = await office.person('admin');
});
afterAll(() => office?.close());
beforeEach(async () => {
  window = await office.window();
});
afterEach(() => window.context.close());

const open = async (path = '') => {
  await window.page.goto(office.url + path);
  return clerk(window.page);
};
const statusOf = async (id: string): Promise<string> =>
  (await office.call('GET', `/si/invoices/${id}`)).json.data.status;
const idOf = (url: string): string => /invoices\/([^/?]+)/.exec(url)?.[1] ?? '';

/** Drafts by who paid, in one call. */
async function draftOf(payer: string): Promise<string> {
  const { json } = await office.call('GET', '/si/invoices?status=DRAFT&pageSize=100');
  const found = json.data.find((each: { counterparty: { name: string } }) => each.counterparty.name.includes(payer));
  if (!found) throw new Error(`no draft of ${payer}`);
  return found.id;
}

test('what is loaded before anybody signs in is at most 190 kB compressed', async () => {
  const html = await (await fetch(office.url)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/dashboard\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const sizes = files.map(async (path) => gzipSync(await (await fetch(new URL(path, office.url))).bytes()).length);
  expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(190_000);
});

test('sign in, find the draft with its reasons, review, validate and sign it; its PDF has the code', async () => {
  const { page } = window;
  const amaka = await open();
  await amaka.sees('Sign in');
  await amaka.signIn(admin);
  await amaka.sees('Drafts to review');
  const row = page.locator('.queue-row').filter({ hasText: 'GREEN ACRE SUPPLIES' });
  expect(await row.textContent()).toMatch(/₦50,000\.00.*“invoice|“inv/is);
  await row.getByRole('link').click();
  await amaka.sees(/GREEN ACRE/);
  await amaka.reads('INV-204 web design');
  const id = idOf(page.url());
  await amaka.press('Accept');
  await amaka.sees('INV-000001');
  await amaka.press('Validate');
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('₦50,000.00').waitFor();
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('img', { name: /^QR code of INV000001-/ }).waitFor();
  expect(await statusOf(id)).toMatch(/^(SIGNED|TRANSMITTED)$/);

  const [download] = await Promise.all([page.waitForEvent('download'), amaka.press('Download PDF')]);
  expect(download.suggestedFilename()).toBe('INV-000001.pdf');
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text).toContain('50,000.00');
  const [code] = await extractImages(pdf, 1);
  expect(code?.width).toBe(code?.height);
  expect(code?.width).toBeGreaterThanOrEqual(300);
  expect(window).toMatchObject({ complaints: [], strangers: [] });
});

test('the queue is worked with keys alone: look, edit, accept, reject with a reason', async () => {
  const { page } = window;
  const amaka = await open();
  await page.getByLabel('E-mail address').waitFor();
  // The first field has the focus; Tab goes on to the password, Enter sends.
  await page.keyboard.type(admin.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(admin.password);
  await page.keyboard.press('Enter');
  await amaka.sees('Drafts to review');
  const selected = page.locator('.queue-row[data-selected]');
  await selected.waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Accept: reviewed, with a number').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  const hotel = await draftOf('OKAFOR HOTELS');
  await select('OKAFOR HOTELS');
  await page.keyboard.press('e');
  await amaka.sees(/^Edit the draft/);
  await page.getByLabel('TIN').focus();
  await page.keyboard.type('12345678-0001');
  await page.keyboard.press('Enter');
  await amaka.sees(/OKAFOR HOTELS/);
  await page.getByText('12345678-0001').waitFor();
  await page.keyboard.press('a');
  await expect.poll(() => statusOf(hotel)).toBe('REVIEWED');

  const textiles = await draftOf('DANTATA TEXTILES');
  await page.getByRole('link', { name: 'Invoices', exact: true }).focus();
  await page.keyboard.press('Enter');
  await amaka.sees('Drafts to review');
  await select('DANTATA TEXTILES');
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
  await page.keyboard.type('Rent of a relative');
  for (const _ of ['the deny list', 'keep it', 'reject']) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => statusOf(textiles)).toBe('REJECTED');

  async function select(payer: string): Promise<void> {
    for (let press = 0; press < 25; press += 1) {
      if ((await selected.textContent())?.includes(payer)) return;
      await page.keyboard.press(press === 0 ? 'ArrowDown' : 'j');
    }
    throw new Error(`${payer} is not in the queue`);
  }
});

test('a payment is suggested with its evidence, matched, undone, and dismissed for good', async () => {
  const { json } = await office.call('GET', '/si/invoices?status=REVIEWED');
  const { id } = json.data[0];
  const [receipt] = (await office.call('GET', `/si/invoices/${id}`)).json.data.allocations;
  await office.call('POST', `/si/allocations/${receipt.id}/reverse`, {});
  const { page } = window;
  const amaka = await open();
  await amaka.signIn(admin);
  await page.goto(`${office.url}/matching?invoice=${id}&status=REVIEWED`);
  const suggestion = page.locator('.suggestion').first();
  await suggestion.getByRole('rowheader', { name: 'Amount' }).waitFor();
  await suggestion.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: /^Undo ₦/ }).click();
  await page.locator('.suggestion').first().getByRole('button', { name: 'Dismiss' }).click();
  await amaka.sees('No payment fits');
});

test('a rule is tried before it is saved, and then a dead letter is replayed into a draft', async () => {
  const { page } = window;
  const amaka = await open();
  await amaka.signIn(admin);
  await page.goto(`${office.url}/rules`);
  await page.getByLabel('Value').fill('tunde bello');
  await amaka.press('See what it would move');
  await page.getByRole('dialog').getByText('from rejected to drafted').waitFor();
  expect((await office.call('GET', '/si/mono/allow-deny')).json.data.allow).toEqual([]);
  await amaka.press('Save the rule');
  await amaka.reads('Payer contains the words “tunde bello”');
  await page.goto(`${office.url}/dead-letters`);
  const letter = page.locator('.queue-row').filter({ hasText: 'TUNDE BELLO' });
  await letter.getByRole('button').first().click();
  await letter.getByRole('button', { name: 'Replay', exact: true }).click();
  await amaka.reads('Replayed 1: 1 drafted, 0 still rejected');
  await draftOf('TUNDE BELLO');
});

test('a viewer sees everything and can do nothing; a wrong password is told', async () => {
  const viewer = await office.person('viewer');
  const { page } = window;
  const amaka = await open();
  await page.getByLabel('E-mail address').fill(viewer.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await amaka.press('Sign in');
  await amaka.reads('The address or the password is wrong.');
  await amaka.signIn(viewer);
  await page.locator('.queue-row').first().waitFor();
  expect(await page.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
  await page.locator('.queue-row').first().getByRole('link').click();
  expect(await page.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);
  await amaka.press('Sign out');
  await amaka.sees('Sign in');
});

describe('axe finds nothing, light and dark, narrow and wide', () => {
  test('on signing in, and on every page', async () => {
    const { page } = window;
    const amaka = await open();
    await amaka.sees('Sign in');
    expect(await violations(page)).toEqual([]);
    await amaka.signIn(admin);
    const [draft] = (await office.call('GET', '/si/invoices?status=DRAFT')).json.data;
    const signed = (await office.call('GET', '/si/invoices')).json.data.find(
      ({ signedAt }: { signedAt: string }) => signedAt,
    );
    const pages: [path: string, shows: string][] = [
      ['', '.queue-row'],
      [`/invoices/${draft.id}`, '.reasons'],
      [`/invoices/${signed.id}`, '.signature img'],
      [`/invoices/${draft.id}/edit`, '.line'],
      ['/matching?status=REVIEWED', '.matches'],
      ['/dead-letters', '.queue-row .amount'],
      ['/rules', '.rules li'],
      ['/connections', '.accounts .facts'],
      ['/nowhere', '.empty'],
      [`/invoices/${'0'.repeat(24)}`, '.failed'],
    ];
    for (const [path, shows] of pages) {
      await page.goto(office.url + path);
      await page.locator(shows).first().waitFor();
      expect([path, await violations(page)]).toEqual([path, []]);
    }
  });

  test('on every dialog', async () => {
    const { page } = window;
    const amaka = await open();
    await amaka.signIn(admin);
    await page.locator('.queue-row[data-selected]').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${office.url}/connections`);
    for (const button of ['Unlink', 'Link a bank account']) {
      await page.getByRole('button', { name: button, exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
      expect([button, await violations(page)]).toEqual([button, []]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });
});
