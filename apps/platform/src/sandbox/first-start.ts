import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newWebhookSecret } from '@kente/kit/ids';
import type { Logger } from '@kente/kit/log';
import type { Modules } from '../modules.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import { linkBusinessAccount } from './business-account.ts';
import { type DashboardLogin, demoUser } from './demo-user.ts';
import type { Demo } from './index.ts';
import type { Invoicing, InvoicingDoor } from './invoicing.ts';
import { loopback, tellConnector } from './invoicing-endpoint.ts';
import type { LinkedBySeed } from './seed/apply.ts';

/** What scripts outside rely on; see the sandbox contract, section 1. */
interface DemoFile {
  api_url: string;
  connect_js: string;
  dashboard: string;
  docs: string;
  demo: string;
  business: string;
  app: string;
  environment: string;
  secret_key: string;
  public_key: string;
  webhook_secret: string;
  account: string;
  simulators_url: string;
  /** Absent where no connector runs beside. */
  invoicing_url?: string;
  invoicing_key?: string;
  /** Without a password where the person has set their own. */
  dashboard_login?: DashboardLogin;
}

const FETCHED_WITHIN_MS = 30_000;

/**
 * Makes a newcomer at home: a demo app with keys and a linked account, the seed file, `demo.json`, and a few lines that
 * tell where to look. Safe to run at each start: what is there is kept.
 * @returns what is left to do at the very first start, when the connector has begun.
 */
export async function firstStart(
  modules: Modules,
  say: (text: string) => void,
  invoicing: Invoicing | null = null,
): Promise<((log: Logger) => Promise<void>) | null> {
  const { config, sandbox } = modules;
  const linked = config.seedFile === null ? [] : await sandbox.seed(config.seedFile);
  const file = join(config.home, 'demo.json');
  const known = await readDemo(file);
  // Making a password takes its time: meanwhile the rest is made.
  const person = demoUser(modules.console.users, known?.dashboard_login);
  person.catch(() => {});
  const demo = await demoApp(modules, known);
  const environment = await modules.tenancy.environment(demo.environmentId as EnvId);
  if (demo.accountId !== known?.account) linked.push({ env: environment, accountId: demo.accountId });
  sandbox.setDemo(demo);
  const login = await person;
  const webhookSecret = config.invoicingWebhookSecret ?? demo.webhookSecret;
  const served = { ...demo, webhookSecret, admin: login.email };
  const connector = invoicing && (await invoicing.settle(served, known?.invoicing_key ?? null));
  if (connector !== null) {
    await tellConnector(modules, environment, { url: connector.url, secret: webhookSecret });
    modules.console.invoicingAt(connector.url);
  }
  const content = { ...demoFile(modules, demo, connector), dashboard_login: login };
  // Renamed into place: whoever waits for the file never reads half of it.
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  await settled(modules, linked);
  say(greeting(content, file));
  if (known !== null || connector === null) return null;
  return (log) => linkBusinessAccount(modules, environment, connector, log);
}

function demoFile({ config }: Modules, demo: Demo, invoicing: InvoicingDoor | null): DemoFile {
  const url = config.publicUrl;
  return {
    ...{
      api_url: url,
      connect_js: `${url}/connect.js`,
      dashboard: `${url}/dashboard`,
      docs: `${url}/docs`,
      demo: `${url}/demo`,
    },
    ...{ business: demo.businessId, app: demo.appId, environment: demo.environmentId },
    ...{ secret_key: demo.secretKey, public_key: demo.publicKey, webhook_secret: demo.webhookSecret },
    account: demo.accountId,
    simulators_url: `http://localhost:${config.simulatorsPort}`,
    ...(invoicing === null ? {} : { invoicing_url: invoicing.url, invoicing_key: invoicing.key }),
  };
}

async function readDemo(file: string): Promise<DemoFile | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoFile;
  } catch {
    // Not there yet, or damaged: keys are made anew, since their text is kept nowhere else.
    return null;
  }
}

/** The demo app as the file tells it, as far as it still holds; the rest is made. */
async function demoApp(modules: Modules, file: DemoFile | null): Promise<Demo> {
  const { tenancy } = modules;
  const known = file && (await tenancy.byKey(file.secret_key, 'secret'));
  const environment = known ?? (await newApp(modules));
  const secret = known && file ? { key: file.secret_key } : await tenancy.createKey(environment.id, 'secret');
  const knownPublic = file && (await tenancy.byKey(file.public_key, 'public'))?.id === environment.id;
  const open = knownPublic ? { key: file.public_key } : await tenancy.createKey(environment.id, 'public');
  if (!secret || !open) throw new Error('a random key existed already');
  return {
    secretKey: secret.key,
    publicKey: open.key,
    ...(await demoEndpoint(modules, environment, file?.webhook_secret ?? newWebhookSecret())),
    businessId: environment.business.id,
    appId: environment.app.id,
    environmentId: environment.id,
    accountId: await demoAccount(modules, environment, file?.account),
  };
}

async function newApp({ tenancy }: Modules): Promise<Environment> {
  const { appId } = await tenancy.createApp({
    name: 'Kente demo',
    products: ['connect', 'payments', 'lookup'],
    business: { name: 'Sunrise Lending' },
  });
  await tenancy.createEnvironment(appId, 'live');
  return tenancy.createEnvironment(appId, 'test');
}

/** The demo page receives its own webhooks, on this very server. */
async function demoEndpoint(
  { config, events }: Modules,
  environment: Environment,
  given: string,
): Promise<Pick<Demo, 'webhookId' | 'webhookSecret'>> {
  const url = `http://${loopback(config.host)}:${config.port}/demo/webhooks`;
  const standing = (await events.endpoints.list(environment)).find((each) => each.url.endsWith('/demo/webhooks'));
  const { id } =
    standing ?? (await events.endpoints.create(environment, { url, secret: given, events: ['*', 'transaction.*'] }));
  if (standing && (standing.url !== url || !standing.enabled))
    await events.endpoints.change(environment, id, { url, enabled: true });
  return { webhookId: id, webhookSecret: (await events.endpoints.get(environment, id)).secret };
}

async function demoAccount(
  { accounts, sandbox }: Modules,
  environment: Environment,
  known: string | undefined,
): Promise<string> {
  if (known !== undefined) {
    const stands = await accounts.get(environment.id, known).then(
      () => true,
      () => false,
    );
    if (stands) return known;
  }
  const customer = { name: 'Amina Okafor', email: 'amina.okafor@example.com' };
  const login = { user: 'user_good', password: 'pass_good' };
  return (await sandbox.link(environment, { login, customer, ref: 'demo-account' })).accountId;
}

/**
 * Ready means that the accounts linked by this start can be read, not only that they are there. What others linked, a
 * bank that hangs before a restart say, is waited for by nobody.
 */
async function settled({ accounts }: Modules, linked: readonly LinkedBySeed[]): Promise<void> {
  const end = performance.now() + FETCHED_WITHIN_MS;
  for (const { env, accountId } of linked) {
    const fetching = async (): Promise<boolean> =>
      (await accounts.get(env.id, accountId).catch(() => null))?.dataStatus === 'PROCESSING';
    while (performance.now() < end && (await fetching())) await new Promise((wake) => setTimeout(wake, 15));
  }
}

function greeting(demo: DemoFile, file: string): string {
  return `
  Kente is ready.

    Try it        ${demo.demo}
    API reference ${demo.docs}
    API           ${demo.api_url}
    Test key      ${demo.secret_key}
    Public key    ${demo.public_key}
    An account    curl -H 'mono-sec-key: ${demo.secret_key}' ${demo.api_url}/v2/accounts/${demo.account}
${invoicingLine(demo)}${dashboardLine(demo)}
  All of it is in ${file}. Stop with Ctrl-C.

`;
}

const invoicingLine = ({ invoicing_url: url, invoicing_key: key }: DemoFile): string =>
  url === undefined
    ? ''
    : `    Invoicing     curl -H 'mono-sec-key: ${key}' '${url}/si/mono/accounts?linkedOnly=true'\n`;

const dashboardLine = ({ dashboard, dashboard_login: login }: DemoFile): string =>
  login === undefined
    ? ''
    : `    Dashboard     ${dashboard}  ${login.email}  ${login.password ?? '(your own password)'}\n`;
