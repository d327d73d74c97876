import type { Environment, Scope } from '../tenancy/index.ts';
import type { ConnectDeps } from './deps.ts';
import { NoVisit, type Opened, openVisit, type Problem, type Visit } from './opening.ts';

/** What the server writes into the shell of the linking page. */
export interface Boot {
  opened: Opened;
  /** Set when there is nothing to do here: it is then all that is shown. */
  problem: Problem | null;
  business: { name: string; app: string };
  mode: 'test' | 'live';
  scope: 'auth' | 'reauth';
  /** Where messages to the parent window go; null on a page of its own. */
  referrerOrigin: string | null;
  reference: string | null;
  /** What the app may read, for the consent screen. */
  shares: string[];
  /** null: until unlinked. */
  consentDays: number | null;
  preselected: { institutionId: string; authMethod: string | null } | null;
  /** A widget that does not say for whom. Nothing is asked: the customer stays without a name. */
  customerNeeded: boolean;
}

/** What the page shows when it is opened, whatever is wrong. */
export async function bootFor(
  deps: ConnectDeps,
  opened: Opened,
  referer?: string,
): Promise<{ status: number; boot: Boot }> {
  try {
    return { status: 200, boot: bootOf(opened, await openVisit(deps, opened, referer)) };
  } catch (error) {
    if (!(error instanceof NoVisit)) throw error;
    const nothing = { scope: 'auth' as const, referrerOrigin: null, reference: null, shares: [], consentDays: null };
    const { problem, environment, status } = error;
    const boot = { opened, problem, ...of(environment), ...nothing, preselected: null, customerNeeded: false };
    return { status, boot };
  }
}

function bootOf(opened: Opened, { environment, link, customer, referrerOrigin }: Visit): Boot {
  const { institution_id: institutionId, auth_method: authMethod } = link;
  return {
    ...{ opened, problem: null, ...of(environment), scope: link.scope, referrerOrigin, reference: link.ref },
    shares: sharesOf(environment.scopes),
    consentDays: null,
    preselected: institutionId === null ? null : { institutionId, authMethod },
    customerNeeded: link.scope === 'auth' && link.customer_id === null && customer === null,
  };
}

function of(environment: Environment | null): Pick<Boot, 'business' | 'mode'> {
  return {
    business: { name: environment?.business.name ?? '', app: environment?.app.name ?? '' },
    mode: environment?.mode ?? 'live',
  };
}

/** The balance goes with the account's details. */
function sharesOf(scopes: ReadonlySet<Scope>): string[] {
  return [...scopes].flatMap((scope) => (scope === 'accounts' ? ['accounts', 'balance'] : [scope]));
}
