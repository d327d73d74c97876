import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import type { TestPlatform } from '../../apps/platform/src/testing/platform.ts';

/** The browser SDKs that are driven: Mono's own package, as it is, and ours. */
export type Client = 'mono' | 'kente';

/** What an integrator's page heard from the SDK, in order. */
export interface Heard {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into data of every shape
  data: any;
}

/** The hosts that Mono's packages have built in. */
const MONO_HOSTS = /^https:\/\/(connect\.mono\.co|connect\.withmono\.com|api\.withmono\.com)\//;

/** The web server of an integrator: an origin of its own, with a page that has a button. */
export interface Site {
  url: string;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const mono = await readFile(createRequire(import.meta.url).resolve('@mono.co/connect.js/index.js'));
  const server: Server = createServer((request, answer) => {
    const url = new URL(request.url ?? '/', 'http://site');
    if (url.pathname === '/mono-connect.js') answer.setHeader('content-type', 'text/javascript').end(mono);
    else answer.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(url.searchParams));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function pageOf(query: URLSearchParams): string {
  const script = query.get('script');
  const config = query.get('config') ?? '{}';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Adire Loans</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f6f1ea;color:#2b2118}main{max-width:62rem;margin:auto;padding:2rem}
h1{font-size:2.2rem;margin:.5rem 0}button{font:inherit;padding:.8rem 1.6rem;border:0;border-radius:.5rem;background:#2b2118;color:#fff}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:1rem;margin:2rem 0}.cards p{background:#fff;border-radius:.75rem;padding:1.2rem;margin:0}</style>
</head><body>
<main><p><b>Adire Loans</b></p><h1>A loan that fits your income</h1><p>Link the account that your salary goes to, and see your offer in two minutes.</p>
<div class="cards"><p><b>₦50,000 – ₦2,000,000</b><br>No paperwork.</p><p><b>3 – 12 months</b><br>Pay back early, pay less.</p><p><b>From 3.5% a month</b><br>No hidden fees.</p></div>
<button id="link" type="button">Link my bank</button></main>
${script === null ? '' : `<script src="${script}"></script>`}
<script>
const heard = (window.heard = []);
const { setup, reauthorise, ...config } = ${config.replaceAll('<', '\\u003c')};
if (window.Connect) {
  const connect = (window.connect = new Connect({
    ...config,
    onSuccess: (data) => heard.push({ name: 'onSuccess', data }),
    onClose: () => heard.push({ name: 'onClose' }),
    onLoad: () => heard.push({ name: 'onLoad' }),
    onEvent: (name, data) => heard.push({ name, data }),
  }));
  document.getElementById('link').onclick = () => {
    if (reauthorise) connect.reauthorise(reauthorise);
    else connect.setup(setup);
    connect.open();
  };
}
</script>
</body></html>`;
}

export interface VisitOptions {
  client?: Client;
  /** Options of the SDK's constructor, and `setup` or `reauthorise` for what is called after it. */
  config?: Record<string, unknown>;
  context?: BrowserContextOptions;
  before?: (context: BrowserContext) => Promise<void>;
}

/** An integrator's page in a browser of its own. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** The linking page in its frame. */
  widget: FrameLocator;
  heard(): Promise<Heard[]>;
  /** Waits until it was heard. */
  hears(name: string): Promise<Heard>;
  /** Presses the integrator's button and waits for the linking page. */
  open(): Promise<void>;
  /** Addresses of any other origin than the site, the platform and Mono's hosts. */
  strangers: string[];
  complaints: string[];
  close(): Promise<void>;
}

export async function visit(
  { platform, browser, site }: { platform: TestPlatform; browser: Browser; site: Site },
  publicKey: string,
  { client = 'kente', config = {}, context: contextOptions = {}, before }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 720 },
    reducedMotion: 'reduce',
    ...contextOptions,
  });
  context.setDefaultTimeout(30_000);
  await routeMono(context, platform.url);
  await before?.(context);
  const page = await context.newPage();
  const { strangers, complaints } = watch(page, [site.url, platform.url]);
  const script = client === 'mono' ? '/mono-connect.js' : `${platform.url}/connect.js`;
  const query = new URLSearchParams({ script, config: JSON.stringify({ key: publicKey, ...config }) });
  await page.goto(`${site.url}/?${query}`);
  return {
    ...{ page, context, strangers, complaints },
    ...hearing(page),
    widget: page.frameLocator('#mono-connect--frame-id'),
    async open() {
      await page.getByRole('button', { name: 'Link my bank' }).click();
      await page.frameLocator('#mono-connect--frame-id').getByRole('heading', { level: 1 }).waitFor();
    },
    close: () => closeContext(context),
  };
}

/**
 * A page that somebody wrote by hand in 2021: a frame at the address of that time, and a listener for its messages.
 */
export async function openFrame(
  { platform, browser, site }: { platform: TestPlatform; browser: Browser; site: Site },
  query: Readonly<Record<string, string>>,
): Promise<Pick<Visit, 'page' | 'heard' | 'hears' | 'close'> & { frame: FrameLocator }> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  await routeMono(context, platform.url);
  const page = await context.newPage();
  await page.goto(`${site.url}/`);
  const parameters = new URLSearchParams({ referrer: page.url(), version: '2021-06-03', ...query });
  await page.evaluate(`addEventListener('message', ({ data }) => heard.push({ name: data.type, data: data.data }));
    document.body.insertAdjacentHTML('beforeend', '<iframe id="old" style="position:fixed;inset:0;width:100%;height:100%"></iframe>');
    document.getElementById('old').src = ${JSON.stringify(`https://connect.withmono.com/?${parameters}`)};`);
  return { page, frame: page.frameLocator('#old'), ...hearing(page), close: () => closeContext(context) };
}

function hearing(page: Page): Pick<Visit, 'heard' | 'hears'> {
  const heard = (): Promise<Heard[]> => page.evaluate('heard');
  return {
    heard,
    async hears(name) {
      await page.waitForFunction(`heard.some(({ name }) => name === ${JSON.stringify(name)})`);
      const found = (await heard()).find((one) => one.name === name);
      if (!found) throw new Error(`${name} was heard and is gone`);
      return found;
    },
  };
}

/** Pictures may still be on their way through the routes: nobody waits for them. */
async function closeContext(context: BrowserContext): Promise<void> {
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

/** Sends what goes to the hosts in Mono's packages to the platform instead, as a name server of a test bench would. */
export async function routeMono(context: BrowserContext, platformUrl: string): Promise<void> {
  await context.route(MONO_HOSTS, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await route.fetch({ url: platformUrl + pathname + search, maxRedirects: 0 });
    await route.fulfill({ response });
  });
}

function watch(page: Page, known: readonly string[]): Pick<Visit, 'strangers' | 'complaints'> {
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:') || MONO_HOSTS.test(url) || known.some((origin) => url.startsWith(`${origin}/`))) return;
    strangers.push(url);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { strangers, complaints };
}
