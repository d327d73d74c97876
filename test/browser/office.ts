import { systemClock } from '@kente/kit/clock';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { BUSINESS } from '../../apps/invoicing/src/testing/invoice-desk.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';
import { launchChromium } from './chromium.ts';

/** What a finance person has in front of them: the platform, the connector beside it, a bank that pays, a browser. */
export interface Office {
  platform: TestPlatform;
  connector: TestConnector;
  organisation: TestOrganisation;
  browser: Browser;
  /** Where the dashboard is. */
  url: string;
  /** As an admin of the organisation. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** A linked account whose bank shows these credits, read to its end. @returns its id. */
  account(credits: readonly Credit[]): Promise<string>;
  /** A member of the organisation who can sign in. */
  person(role: 'viewer' | 'operator' | 'admin'): Promise<Person>;
  /** A window of their own. What it complains of, and whom it calls besides us, is kept. */
  window(): Promise<Window>;
  close(): Promise<void>;
}

export interface Credit {
  amount: number;
  narration: string;
}

export interface Person {
  email: string;
  password: string;
}

export interface Window {
  page: Page;
  context: BrowserContext;
  complaints: string[];
  strangers: string[];
}

const TODAY = systemClock.now().toISOString().slice(0, 10);
let people = 0;

export async function openOffice(): Promise<Office> {
  const [platform, browser] = await Promise.all([testPlatform({ simulators: true }), launchChromium()]);
  const { publicUrl, simulatorsUrl } = platform.modules.config;
  const connector = await testConnector({
    upstream: { url: platform.url, secretKey: platform.secretKey },
    settings: { SIMULATORS_URL: simulatorsUrl, CONSOLE_ISSUER: publicUrl, CONSOLE_ORIGIN: new URL(publicUrl).origin },
  });
  platform.modules.console.invoicingAt(connector.url);
  const organisation = await connector.organisation();
  const { organisationId } = organisation.environments.sandbox;
  const call: Office['call'] = (method, path, body) =>
    connector.call(method, path, { key: organisation.keys.sandbox, ...(body === undefined ? {} : { body }) });
  await call('PUT', '/si/business', BUSINESS);
  return {
    ...{ platform, connector, organisation, browser, call, url: `${publicUrl}/dashboard` },
    account: (credits) => linked(platform, call, credits),
    async person(role) {
      people += 1;
      const someone = { email: `${role}.${people}@adunni-foods.example`, name: `Amaka Eze ${people}` };
      const { email, password } = await platform.modules.console.users.add(someone);
      await connector.modules.tenancy.members.put(organisationId, email, role);
      return { email, password };
    },
    window: () => openWindow(browser, [publicUrl, connector.url]),
    async close() {
      await browser.close();
      await connector.close();
      await platform.close();
    },
  };
}

async function linked(platform: TestPlatform, call: Office['call'], credits: readonly Credit[]): Promise<string> {
  people += 1;
  const link = await platform.call('POST', '/v2/sandbox/link', { body: { persona: `person.office.${people}` } });
  const { code, account } = link.json.data;
  const exchanged = await call('POST', '/si/mono/exchange', { code });
  if (exchanged.status !== 200) throw new Error(`the code was refused: ${JSON.stringify(exchanged.json)}`);
  await platform.until('the account is read', async () => {
    const { json } = await platform.call('GET', `/v2/accounts/${account}`);
    return json.data.meta.data_status === 'AVAILABLE';
  });
  const { id } = exchanged.json.data;
  // What the persona has of its own is read first, so that these rows are the newest.
  await toEnd(call, id);
  const transactions = credits.map((credit) => ({ ...credit, date: TODAY, type: 'credit' }));
  await platform.call('POST', `/v2/sandbox/accounts/${account}/transactions`, { body: { transactions } });
  await platform.call('POST', `/v2/sandbox/accounts/${account}/sync`, { body: {} });
  await toEnd(call, id);
  return id;
}

async function toEnd(call: Office['call'], accountId: string): Promise<void> {
  for (;;) {
    const { status, json } = await call('POST', '/si/mono/sync', { accountId, pageSize: 100 });
    if (status !== 200) throw new Error(`the sync failed: ${JSON.stringify(json)}`);
    if (!json.data.hasMore) return;
  }
}

async function openWindow(browser: Browser, ours: readonly string[]): Promise<Window> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const window: Window = { page, context, complaints: [], strangers: [] };
  const origins = ours.map((url) => new URL(url).origin);
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && !origins.includes(origin)) window.strangers.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && window.complaints.push(message.text()));
  page.on('pageerror', (error) => window.complaints.push(String(error)));
  return window;
}

/** What a person does on the dashboard, by what they see. */
export function clerk(page: Page) {
  return {
    press: (name: string | RegExp) => page.getByRole('button', { name }).click(),
    sees: (heading: string | RegExp) => page.getByRole('heading', { name: heading }).first().waitFor(),
    reads: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    async signIn({ email, password }: Person) {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation', { name: 'Pages', exact: true }).waitFor();
    },
  };
}
