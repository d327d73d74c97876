import { later } from '@kente/kit/clock';
import { newLinkId } from '@kente/kit/ids';
import type { Environment } from '../tenancy/index.ts';
import type { ConnectDeps } from './deps.ts';
import type { Flow } from './flow.ts';
import { type PageInstitution, pageInstitutions } from './page-institutions.ts';
import { type PageView, pageView } from './page-view.ts';
import { readSessionToken, sessionToken } from './session-token.ts';

/** Linking as a part of paying: the page of a payment goes through the linking page's own steps. */
export interface PaymentLinking {
  /** What a person can log in to here. A file pays nothing: uploads are left out. */
  institutions(env: Environment): Promise<PageInstitution[]>;
  /** A session that links an account of this customer. @throws Refusal 400 for what cannot be logged in to here. */
  start(
    env: Environment,
    login: { customerId: string; institutionId: string; authMethod: string },
  ): Promise<PageView & { session: string }>;
  /** The account that a session has linked; null for one that has not, and for a token that opens nothing here. */
  linkedBy(env: Environment, token: unknown): Promise<string | null>;
}

export function createPaymentLinking(deps: ConnectDeps, flow: Flow): PaymentLinking {
  return {
    async institutions(env) {
      const all = await pageInstitutions(deps, { environment: env });
      const byLogin = all.map((each) => ({
        ...each,
        methods: each.methods.filter(({ type }) => type !== 'statement_upload'),
      }));
      return byLogin.filter(({ country, methods }) => country === 'ng' && methods.length > 0);
    },
    async start(env, { customerId, institutionId, authMethod }) {
      const now = env.clock.now();
      const view = await flow.start({
        ...{ environment: env, stored: false, customer: null, institutionId, authMethod },
        link: {
          ...{ id: newLinkId(), origin: 'widget', scope: 'auth', customer_id: customerId, account_id: null, ref: null },
          ...{ institution_id: null, auth_method: null, match_account: null, check_account_match: false },
          ...{ redirect_url: null, created_at: now, expires_at: later(now, deps.config.sessionLifetimeMs) },
        },
      });
      const ref = { envId: env.id, sessionId: view.session.row.id };
      return { session: sessionToken(deps.keyring, ref), ...pageView(view) };
    },
    async linkedBy(env, token) {
      const ref = readSessionToken(deps.keyring, token);
      if (!ref || ref.envId !== env.id) return null;
      const { session } = await flow.look(env, ref.sessionId);
      return session.row.status === 'linked' ? session.row.account_id : null;
    },
  };
}
