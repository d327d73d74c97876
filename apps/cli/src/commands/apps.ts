import { cancel, multiselect, text } from '@clack/prompts';
import type { Command } from 'commander';
import { administer } from '../platform.ts';
import { Failure, type Setting, type Terminal, table } from '../terminal.ts';
import { listOf } from './place.ts';

interface App {
  id: string;
  name: string;
  business: { id: string; name: string; enrichment: boolean; plan_excludes: string[] };
  products: string[];
  environments: {
    id: string;
    mode: string;
    scopes: string[];
    refresh_every_hours: number | null;
    rate_limit_per_minute: number | null;
    income_on_link: boolean;
  }[];
}

interface CreatedApp extends App {
  keys: { mode: string; secret_key: string; public_key: string }[];
}

interface ShownApp extends App {
  environments: (App['environments'][number] & {
    keys: { kind: string; hint: string; revoked_at: string | null }[];
    webhooks: { url: string; enabled: boolean }[];
  })[];
}

const PRODUCTS = ['connect', 'payments', 'lookup', 'disburse', 'direct-charge'];
const PLAN_ENDPOINTS = ['income', 'creditworthiness', 'enrichment', 'investments'];

export function addAppCommands(program: Command, setting: Setting): void {
  const { terminal, tell } = setting;
  const apps = program.command('apps').description('Apps, and what they may do.');

  apps
    .command('list')
    .description('List every app.')
    .action(async () => {
      const result = await administer<{ apps: App[] }>(terminal, 'apps.list');
      tell(result, () => listText(result.apps));
    });
  apps
    .command('show')
    .description('Show one app: settings, keys (their last characters), webhooks.')
    .argument('<app>', "the app's id or name")
    .action(async (app: string) => {
      const result = await administer<ShownApp>(terminal, 'apps.show', { app });
      tell(result, () => showText(result));
    });
  addCreate(apps, setting);
  addSet(apps, setting);
}

function addCreate(apps: Command, { terminal, tell }: Setting): void {
  apps
    .command('create')
    .description('Make an app with a test and a live environment. Its keys are shown once.')
    .option('--name <name>', 'name of the app')
    .option('--business <name>', 'name of a new business (default: the name of the app)')
    .option('--business-id <id>', 'a business that is there already')
    .option('--products <list>', `of ${PRODUCTS.join(', ')} (default: connect)`, listOf)
    .action(async (options: { name?: string; business?: string; businessId?: string; products?: string[] }) => {
      const asked = options.name === undefined ? await askForApp(terminal) : {};
      const { businessId, ...given } = { ...asked, ...options };
      const input = { ...given, ...(businessId === undefined ? {} : { business_id: businessId }) };
      const result = await administer<CreatedApp>(terminal, 'apps.create', input);
      tell(result, () => createdText(result));
    });
}

function addSet(apps: Command, { terminal, tell }: Setting): void {
  apps
    .command('set')
    .description('Change what an app may do. Without --mode, settings are for both of its environments.')
    .argument('<app>', "the app's id or name")
    .option('--name <name>', 'a new name')
    .option('--mode <mode>', 'test or live')
    .option('--products <list>', `of ${PRODUCTS.join(', ')}`, listOf)
    .option('--scopes <list>', 'of accounts, identity, transactions, statements, income, investments', listOf)
    .option('--refresh-every <hours>', '6, 12, 24 or never')
    .option('--rate-limit <requests>', 'requests a minute, or none')
    .option('--income-on-link <on|off>', 'analyse income after the first fetch')
    .option('--enrichment <on|off>', "whether the app's business may use enrichment")
    .option(
      '--plan-without <list>',
      `what the business's plan leaves out: ${PLAN_ENDPOINTS.join(', ')}; or nothing`,
      listOf,
    )
    .action(async (app: string, options: SetOptions) => {
      const { refreshEvery, rateLimit, incomeOnLink, enrichment, planWithout, ...given } = options;
      if (Object.keys(options).length === 0) throw new Failure('Nothing to change. See: kente apps set --help', 2);
      const result = await administer<App>(terminal, 'apps.set', {
        app,
        ...given,
        ...(refreshEvery === undefined ? {} : { refresh_every_hours: hoursOf(refreshEvery) }),
        ...(rateLimit === undefined ? {} : { rate_limit_per_minute: limitOf(rateLimit) }),
        ...(incomeOnLink === undefined ? {} : { income_on_link: isOn('--income-on-link', incomeOnLink) }),
        ...(enrichment === undefined ? {} : { enrichment: isOn('--enrichment', enrichment) }),
        ...(planWithout === undefined ? {} : { plan_excludes: planWithout.filter((name) => name !== 'nothing') }),
      });
      tell(result, () => `Changed.\n\n${listText([result])}`);
    });
}

interface SetOptions {
  name?: string;
  mode?: string;
  products?: string[];
  scopes?: string[];
  refreshEvery?: string;
  rateLimit?: string;
  incomeOnLink?: string;
  enrichment?: string;
  planWithout?: string[];
}

function isOn(option: string, given: string): boolean {
  if (given !== 'on' && given !== 'off') throw new Failure(`${option} takes on or off.`, 2);
  return given === 'on';
}

function hoursOf(given: string): number | null {
  if (given === 'never') return null;
  if (!['6', '12', '24'].includes(given.replace(/h$/, '')))
    throw new Failure('--refresh-every takes 6, 12, 24 or never.', 2);
  return Number(given.replace(/h$/, ''));
}

function limitOf(given: string): number | null {
  if (given === 'none') return null;
  if (!/^[1-9]\d{0,6}$/.test(given)) throw new Failure('--rate-limit takes a number of requests a minute, or none.', 2);
  return Number(given);
}

async function askForApp({ interactive }: Terminal): Promise<{ name: string; business: string; products: string[] }> {
  if (!interactive) throw new Failure('Name the app: kente apps create --name "Adire Loans"', 2);
  const filled = (value: string | undefined): string | undefined => (value?.trim() ? undefined : 'Please type a name');
  const name = answered(await text({ message: 'Name of the app', placeholder: 'Adire Loans', validate: filled }));
  const business = answered(await text({ message: 'Name of the business', initialValue: name, validate: filled }));
  const options = PRODUCTS.map((value) => ({ value, label: value }));
  const products = answered(await multiselect({ message: 'Products', options, initialValues: ['connect'] }));
  return { name, business, products };
}

/** A symbol stands for Ctrl-C. */
function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer !== 'symbol') return answer as Exclude<T, symbol>;
  cancel('Nothing was made.');
  throw new Failure('Cancelled.', 130);
}

function listText(apps: readonly App[]): string {
  if (apps.length === 0) return 'No apps yet. Make one: kente apps create';
  const rows = apps.flatMap(({ id, name, business, products, environments }) =>
    environments.map((each) => [
      ...[id, name, business.name, products.join(','), each.mode],
      each.scopes.length === 6 ? 'all' : each.scopes.join(',') || 'none',
      each.refresh_every_hours === null ? 'never' : `${each.refresh_every_hours} h`,
      each.rate_limit_per_minute === null ? 'none' : `${each.rate_limit_per_minute}/min`,
    ]),
  );
  return table(['ID', 'APP', 'BUSINESS', 'PRODUCTS', 'MODE', 'SCOPES', 'REFRESH', 'LIMIT'], rows);
}

function createdText(app: CreatedApp): string {
  const keys = app.keys.flatMap(({ mode, secret_key, public_key }) => [
    [`${mode} secret key`, secret_key],
    [`${mode} public key`, public_key],
  ]);
  return `Made "${app.name}" of ${app.business.name}: ${app.id}\n\n${keys.map(([name = '', key]) => `  ${name.padEnd(16)}  ${key}`).join('\n')}\n\nKeep the secret keys now: they are not shown again.`;
}

function showText(app: ShownApp): string {
  const details = app.environments.map(({ mode, keys, webhooks }) => {
    const working = keys.filter((key) => key.revoked_at === null).map(({ kind, hint }) => `${kind} …${hint}`);
    const urls = webhooks.map(({ url, enabled }) => (enabled ? url : `${url} (switched off)`));
    return `${mode}\n  keys      ${working.join(', ') || 'none'}\n  webhooks  ${urls.join(', ') || 'none'}`;
  });
  const { enrichment, plan_excludes } = app.business;
  const plan = `business\n  enrichment  ${enrichment ? 'on' : 'off'}\n  plan        ${plan_excludes.length === 0 ? 'everything' : `without ${plan_excludes.join(', ')}`}`;
  return `${listText([app])}\n\n${details.join('\n\n')}\n\n${plan}`;
}
