import { later } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { newLinkId } from '@kente/kit/ids';
import type { CustomerInput } from '../customers/index.ts';
import type { Environment } from '../tenancy/index.ts';
import type { ConnectDeps } from './deps.ts';
import { type End, endOf } from './end.ts';
import { openInstitution } from './institution-choice.ts';
import { linkIdOfToken } from './reauth-token.ts';
import * as store from './store.ts';
import { readWidgetQuery, WidgetMistake, type WidgetQuery, type WidgetRequest } from './widget-query.ts';

/** How the page was opened; the page says it again with each call that has no session yet. */
export type Opened = { kind: 'link'; linkId: string } | { kind: 'widget'; key: string; query: WidgetQuery };

export interface Problem {
  title: string;
  message: string;
  redirect?: string;
}

/** What a visit to the linking page is for. */
export interface Visit {
  environment: Environment;
  /** Stored already, or to be stored with the first session. */
  link: store.NewLink;
  stored: boolean;
  /** Of a widget: made or found when the link succeeds. */
  customer: CustomerInput | null;
  referrerOrigin: string | null;
}

/** Nothing can be done on the page but to read why. */
export class NoVisit extends Error {
  override readonly name = 'NoVisit';
  readonly problem: Problem;
  readonly status: number;
  readonly environment: Environment | null;
  readonly end: End | null;

  constructor(problem: Problem, more: { status?: number; environment?: Environment; end?: End } = {}) {
    super(problem.message);
    this.problem = problem;
    this.status = more.status ?? 200;
    this.environment = more.environment ?? null;
    this.end = more.end ?? null;
  }
}

/**
 * What the person came for.
 * @throws NoVisit for an unknown, used or expired link, an unknown key, a widget that was configured wrongly.
 */
export async function openVisit(deps: ConnectDeps, opened: Opened, referer?: string): Promise<Visit> {
  return opened.kind === 'link' ? byLink(deps, opened.linkId) : byKey(deps, opened, referer);
}

async function byLink(deps: ConnectDeps, linkId: string): Promise<Visit> {
  const environment = await deps.tenancy.findPublicId('link', linkId);
  const link = environment && (await store.findLink(deps.db, environment.id, linkId));
  if (!environment || !link) {
    const message = 'Check that you have opened the whole address, or ask for a new link.';
    throw new NoVisit({ title: 'This link does not exist', message }, { status: 404 });
  }
  usable(environment, link);
  return { environment, link, stored: true, customer: null, referrerOrigin: null };
}

function usable(environment: Environment, link: store.LinkRow): void {
  const expired = link.expires_at <= environment.clock.now();
  if (link.used_at === null && !expired) return;
  const end = endOf(
    { outcome: 'failed', reason: 'link_expired' },
    { redirectUrl: link.redirect_url, reference: link.ref },
  );
  const problem = {
    title: link.used_at ? 'This link was used already' : 'This link has expired',
    message: `Ask ${environment.business.name} for a new link.`,
    ...(end.redirect === undefined ? {} : { redirect: end.redirect }),
  };
  throw new NoVisit(problem, { environment, end });
}

async function byKey(deps: ConnectDeps, opened: Opened & { kind: 'widget' }, referer?: string): Promise<Visit> {
  const environment = await deps.tenancy.byKey(opened.key.trim(), 'public');
  if (!environment) {
    const message = 'The public key is not valid. Copy the public key of the app again from its dashboard.';
    throw new NoVisit({ title: 'This page cannot be opened', message }, { status: 401 });
  }
  if (!environment.products.has('connect')) {
    const message = 'Please use a Connect app, go to your dashboard and create an app with Connect product.';
    throw new NoVisit({ title: 'This page cannot be opened', message }, { environment });
  }
  try {
    const request = readWidgetQuery(opened.query, referer);
    const base = { environment, customer: request.customer, referrerOrigin: request.referrerOrigin };
    if (request.scope === 'reauth') return { ...base, ...(await reauthLink(deps, environment, request)) };
    return { ...base, link: await authLink(deps, environment, request), stored: false };
  } catch (error) {
    if (!(error instanceof WidgetMistake)) throw error;
    throw new NoVisit({ title: 'This page cannot be opened', message: error.message }, { environment });
  }
}

async function authLink(deps: ConnectDeps, environment: Environment, request: WidgetRequest): Promise<store.NewLink> {
  const { customer, institution, checkAccountMatch } = request;
  if (customer && 'id' in customer) await orMistake(deps.customers.get(environment.id, customer.id));
  if (institution) {
    const found = openInstitution(deps.institutions, environment.mode, institution.id);
    if (!found) throw new WidgetMistake('selectedInstitution.id is not in the directory of institutions.');
    if (institution.authMethod !== null && !deps.institutions.method(found, institution.authMethod)) {
      throw new WidgetMistake(`${found.name} has no auth_method ${institution.authMethod}.`);
    }
  }
  return {
    ...widgetLink(deps, environment, request),
    scope: 'auth',
    customer_id: customer && 'id' in customer ? customer.id : null,
    institution_id: institution?.id ?? null,
    auth_method: institution?.authMethod ?? null,
    match_account: institution?.accountNumber ?? null,
    check_account_match: checkAccountMatch,
  };
}

async function reauthLink(
  deps: ConnectDeps,
  environment: Environment,
  request: WidgetRequest,
): Promise<Pick<Visit, 'link' | 'stored'>> {
  const { accountId, reauthToken } = request;
  if (accountId !== null) {
    const account = await orMistake(deps.accounts.get(environment.id, accountId));
    const link = { ...widgetLink(deps, environment, request), ...reauthOf(account) };
    return { link, stored: false };
  }
  const link = await linkOfToken(deps, environment, request, reauthToken ?? '');
  usable(environment, link);
  return { link, stored: true };
}

/**
 * A token is taken once, by making a link whose id follows from the token: the same page finds it again after a reload,
 * and the link works for one success.
 */
async function linkOfToken(
  deps: ConnectDeps,
  environment: Environment,
  request: WidgetRequest,
  token: string,
): Promise<store.LinkRow> {
  const id = linkIdOfToken(deps.keyring, environment.id, token);
  const known = await store.findLink(deps.db, environment.id, id);
  if (known) return known;
  const accountId = await deps.accounts.takeReauthToken(environment, token);
  if (accountId !== null) {
    const account = await orMistake(deps.accounts.get(environment.id, accountId));
    await store.insertLink(deps.db, environment.id, {
      ...{ ...widgetLink(deps, environment, request), ...reauthOf(account) },
      ...{ id, origin: 'token' },
    });
  }
  // Another tab may have been quicker in taking the token.
  const link = await store.findLink(deps.db, environment.id, id);
  if (!link) throw new WidgetMistake('The re-authorisation token was used already or has expired. Ask for a new one.');
  return link;
}

function widgetLink(deps: ConnectDeps, environment: Environment, request: WidgetRequest) {
  const now = environment.clock.now();
  return {
    id: newLinkId(),
    origin: 'widget' as const,
    account_id: null,
    match_account: null,
    check_account_match: false,
    ref: request.reference,
    redirect_url: null,
    created_at: now,
    expires_at: later(now, deps.config.sessionLifetimeMs),
  };
}

type AccountToRenew = Awaited<ReturnType<ConnectDeps['accounts']['get']>>;

/** The columns of a link that renews an account. */
export function reauthOf(account: AccountToRenew) {
  return {
    scope: 'reauth' as const,
    customer_id: account.customerId,
    account_id: account.id,
    institution_id: account.institutionId,
    auth_method: account.authMethod,
  };
}

async function orMistake<T>(look: Promise<T>): Promise<T> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) throw new WidgetMistake(error.message);
    throw error;
  }
}
