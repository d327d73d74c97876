import { later } from '@kente/kit/clock';
import { Fault, invalidField } from '@kente/kit/errors';
import { newLinkId } from '@kente/kit/ids';
import type { FormElement } from '../connectors/connector.ts';
import type { Environment } from '../tenancy/index.ts';
import { type CustomerBody, customerInput } from './customer-input.ts';
import type { ConnectDeps } from './deps.ts';
import type { Flow } from './flow.ts';
import { openMethod, reachableMethods, unreachable } from './institution-choice.ts';
import { reauthOf } from './opening.ts';
import type { View } from './session.ts';
import { insertLink, type NewLink } from './store.ts';
import { formOf } from './wire-step.ts';

export interface HeadlessSession {
  session: {
    id: string;
    scope: 'financial_data';
    expiresAt: number;
    institution: { id: string; name: string; identifier: string };
  };
  ui: { title: string; form: readonly FormElement[] };
}

export interface HeadlessRequest {
  institution: string;
  auth_method: string;
  customer: CustomerBody;
  meta?: { ref?: string };
}

const RETRY_AFTER_SECONDS = 60;

/** A session for a new account. @throws as `Headless.open`. */
export async function openHeadless(
  deps: ConnectDeps,
  flow: Flow,
  environment: Environment,
  { institution, auth_method, customer, meta }: HeadlessRequest,
): Promise<HeadlessSession> {
  const choice = openMethod(deps.institutions, environment.mode, institution, auth_method);
  if (!choice) throw invalidField('institution', 'institution must be an id of the directory, with this auth_method');
  if (choice.method.type === 'statement_upload') {
    throw invalidField('auth_method', 'auth_method statement_upload needs the linking page');
  }
  const reachable = reachableMethods(deps, environment.mode, choice.institution);
  if (!reachable.some(({ type }) => type === auth_method)) {
    const why = unreachable(choice.institution.name, auth_method, reachable);
    throw invalidField('auth_method', `auth_method: ${why}${reachable.length > 0 ? ', on the linking page' : ''}`);
  }
  const link = await deps.db.transaction().execute(async (tx) => {
    const { id: customer_id } = await deps.customers.findOrCreate(tx, environment, customerInput(customer));
    const who = { scope: 'auth' as const, customer_id, account_id: null, institution_id: institution, auth_method };
    const made = { ...linkBase(deps, environment, meta?.ref ?? null), ...who };
    await insertLink(tx, environment.id, made);
    return made;
  });
  return begin(deps, flow, environment, link, institution, auth_method);
}

/** A session that renews an account. @throws as `Headless.reopen`. */
export async function reopenHeadless(
  deps: ConnectDeps,
  flow: Flow,
  environment: Environment,
  accountId: string,
): Promise<HeadlessSession> {
  const account = await deps.accounts.get(environment.id, accountId);
  if (account.authMethod === 'statement_upload') {
    throw invalidField('account', 'account was linked by a statement; renew it on the linking page');
  }
  const link = { ...linkBase(deps, environment, account.ref), ...reauthOf(account) };
  await insertLink(deps.db, environment.id, link);
  return begin(deps, flow, environment, link, account.institutionId, account.authMethod);
}

function linkBase({ config }: ConnectDeps, environment: Environment, ref: string | null) {
  const now = environment.clock.now();
  return {
    ...{ id: newLinkId(), origin: 'headless' as const, ref, redirect_url: null },
    ...{ match_account: null, check_account_match: false },
    ...{ created_at: now, expires_at: later(now, config.sessionLifetimeMs) },
  };
}

async function begin(
  deps: ConnectDeps,
  flow: Flow,
  environment: Environment,
  link: NewLink,
  institutionId: string,
  authMethod: string,
): Promise<HeadlessSession> {
  const view = await flow.start({ environment, link, stored: true, customer: null, institutionId, authMethod });
  if (view.step.kind === 'failed') throw unavailable();
  return openedSession(deps, view);
}

function openedSession({ institutions }: ConnectDeps, { session, step }: View): HeadlessSession {
  const { row, environment } = session;
  const { id, name, identifier } = institutions.byIdOrFail(row.institution_id);
  const method = openMethod(institutions, environment.mode, id, row.auth_method)?.method;
  const title = 'title' in step ? step.title : (method?.title ?? name);
  const institution = { id, name, identifier };
  return {
    session: { id: row.id, scope: 'financial_data', expiresAt: row.expires_at.getTime(), institution },
    ui: { title, form: formOf(step) },
  };
}

export function unavailable(): Fault {
  return new Fault('institution.unavailable', {
    status: 503,
    message: 'The institution is not available at the moment. Try again later.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
