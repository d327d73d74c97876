import { checkTargetUrl } from '@kente/kit/http/address';
import { compile, problemsOf } from '@kente/kit/http/validation';
import { isEventFilter } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import { parseQueryDate } from '../../transactions/index.ts';
import { findInstitution } from '../link.ts';
import { SeedFile } from './schema.ts';

export interface SeedRules {
  institutions: Institutions;
  /** Whether webhooks may go to this machine and its network. */
  allowPrivate: boolean;
}

/** Every mistake with its path, like `apps.0.environments.1.mode is required`: those of the shape, then those of the sense. */
export function seedMistakes(content: unknown, rules: SeedRules): string[] {
  const check = compile(SeedFile);
  const shape = check(content)
    ? []
    : problemsOf(check.errors, 'body').map(({ field, message }) =>
        message.startsWith(field) ? message : `${field}: ${message}`,
      );
  const mistakes: string[] = [...shape];
  for (const [path, app] of each(content, 'apps', '')) {
    const modes = new Set<unknown>();
    for (const [at, environment] of each(app, 'environments', path)) {
      if (modes.has(environment.mode))
        mistakes.push(`${at}.mode: the app has a ${environment.mode} environment already`);
      modes.add(environment.mode);
      mistakes.push(...webhookMistakes(environment.webhook, `${at}.webhook`, rules));
      mistakes.push(...accountMistakes(environment, at, rules));
      mistakes.push(...linkMistakes(environment, at));
    }
  }
  return mistakes;
}

type Entry = Readonly<Record<string, unknown>>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list, whatever else may be wrong around them, with their paths. */
function each(owner: unknown, name: string, path: string): [string, Entry][] {
  const list = isEntry(owner) ? owner[name] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index): [string, Entry][] =>
    isEntry(entry) ? [[`${path === '' ? '' : `${path}.`}${name}.${index}`, entry]] : [],
  );
}

function webhookMistakes(webhook: unknown, path: string, { allowPrivate }: SeedRules): string[] {
  if (!isEntry(webhook)) return [];
  const mistakes: string[] = [];
  if (typeof webhook.url === 'string' && webhook.url !== '') {
    const checked = checkTargetUrl(webhook.url, { allowPrivate });
    if (!checked.ok) mistakes.push(`${path}.url: ${checked.message}`);
  }
  const events: readonly unknown[] = Array.isArray(webhook.events) ? webhook.events : [];
  for (const [index, name] of events.entries())
    if (typeof name === 'string' && !isEventFilter(name)) mistakes.push(`${path}.events.${index}: ${name} is no event`);
  return mistakes;
}

function accountMistakes(environment: Entry, path: string, { institutions }: SeedRules): string[] {
  const accounts = each(environment, 'accounts', path);
  const mistakes: string[] = [];
  if (environment.mode === 'live' && accounts.length > 0) {
    mistakes.push(
      `${path}.accounts: a live environment takes no simulated accounts. Put them into a test environment, or link real ones.`,
    );
  }
  for (const [at, account] of accounts) {
    try {
      if (typeof account.institution === 'string') findInstitution(institutions, account.institution);
    } catch (error) {
      mistakes.push(`${at}.institution: ${(error as Error).message}`);
    }
    for (const [row, { date }] of each(account, 'transactions', at)) {
      if (typeof date === 'string' && (parseQueryDate(date) === null || !/^\d{4}/.test(date)))
        mistakes.push(`${row}.date: must be a date of the calendar, YYYY-MM-DD or an ISO date and time`);
    }
  }
  return mistakes;
}

/** What names something else of the same environment. */
function linkMistakes(environment: Entry, path: string): string[] {
  const idsOf = (name: string) => new Set(each(environment, name, path).map(([, { id }]) => id));
  const naming = (list: string, member: 'account' | 'customer') =>
    each(environment, list, path).flatMap(([at, { [member]: id }]) =>
      typeof id !== 'string' || idsOf(`${member}s`).has(id)
        ? []
        : [`${at}.${member}: no ${member} of this environment has the id ${id}`],
    );
  return [...naming('codes', 'account'), ...naming('accounts', 'customer')];
}
