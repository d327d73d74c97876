import type { Clock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import type { Events } from '../events/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { EnvId, Tenancy } from '../tenancy/index.ts';
import { createInbox, type Received } from './inbox.ts';
import { createIntegrator, type Integrator } from './integrator.ts';
import { landingPage } from './landing.ts';
import { demoPage } from './page.ts';
import { checkProofs, type DeliveryHeaders } from './proofs.ts';

export { PAGE_HEADERS } from './html.ts';
export type { Received } from './inbox.ts';

/**
 * A small integrator's app for newcomers, and the page that leads to it. It stands beside the API, not in it: it calls
 * the API over HTTP and gets webhooks like everybody. Where there is no demo app (production), every path of it is
 * unknown.
 */
export interface Demo {
  /** @throws Refusal 404 in production, like all of these but `landing`. */
  page(): string;
  /** @param local where this process answers. */
  integrator(local: string): Integrator;
  /** Takes a delivery that at least one proof vouches for. @throws Refusal 401. */
  receive(headers: DeliveryHeaders, body: Uint8Array): Promise<void>;
  /** Deliveries after this number, oldest first. */
  received(after: number): Received[];
  /** What stands at `/`: says what this is, and where to go. */
  landing(): string;
}

export interface DemoDeps {
  sandbox: Pick<Sandbox, 'demo'>;
  tenancy: Pick<Tenancy, 'environment'>;
  events: Pick<Events, 'endpoints'>;
  clock: Clock;
  publicUrl: string;
}

export function createDemo({ sandbox, tenancy, events, clock, publicUrl }: DemoDeps): Demo {
  const inbox = createInbox();
  const app = () => {
    const demo = sandbox.demo();
    if (!demo)
      throw new Refusal('route.unknown', { status: 404, message: 'There is no demo here. It comes with `npm start`.' });
    return demo;
  };
  return {
    page: () => demoPage({ publicUrl, publicKey: app().publicKey, accountId: app().accountId }),
    integrator: (local) => createIntegrator(local, app().secretKey),
    async receive(headers, body) {
      const { environmentId, webhookId } = app();
      const environment = await tenancy.environment(environmentId as EnvId);
      // Asked each time: the secret may have been replaced, and for a while the one before it signs too.
      const secrets = await events.endpoints.secrets(environment, webhookId);
      const proofs = checkProofs(headers, body, secrets, clock.now());
      if (!Object.values(proofs).some(Boolean)) {
        throw new Refusal('demo.unproved', { status: 401, message: 'None of the proofs of this delivery holds.' });
      }
      inbox.put({ receivedAt: clock.now().toISOString(), ...readBody(body), proofs });
    },
    received(after) {
      app();
      return inbox.after(after);
    },
    landing: () => landingPage({ publicUrl, hasDemo: sandbox.demo() !== null }),
  };
}

function readBody(bytes: Uint8Array): Pick<Received, 'event' | 'eventId' | 'accountId' | 'body'> {
  let body: { event?: unknown; event_id?: unknown; data?: { account_id?: unknown } } = {};
  try {
    body = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Refusal('body.not_json', { status: 400, message: 'The request body is not valid JSON.' });
  }
  const accountId = body.data?.account_id;
  return {
    event: String(body.event),
    eventId: String(body.event_id),
    accountId: typeof accountId === 'string' ? accountId : null,
    body,
  };
}
