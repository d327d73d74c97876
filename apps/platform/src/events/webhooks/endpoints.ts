import { DAY_MS, later } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { violatedConstraint } from '@kente/kit/db/unavailable';
import { invalidField, notFound, Refusal } from '@kente/kit/errors';
import { checkTargetUrl } from '@kente/kit/http/address';
import { newId, newWebhookSecret } from '@kente/kit/ids';
import type { Keyring } from '@kente/kit/secrets';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { wakeEndpoint } from '../store/deliveries.ts';
import * as store from '../store/endpoints.ts';
import { EVENT_TYPES } from '../types.ts';
import { openSecret, sealSecret } from './secret.ts';
import { ALL_STANDARD, ALL_TRANSACTION_EVENTS, normalFilter } from './subscription.ts';

/** An app's receiver of events. Its secret is told where an owner asks for this one endpoint. */
export interface Endpoint {
  id: string;
  url: string;
  events: readonly string[];
  enabled: boolean;
  /** Why it was switched off, when it was not its owner who did it. */
  disabledReason: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface EndpointWithSecret extends Endpoint {
  secret: string;
  /** Until when the secret before signs as well. */
  previousUntil: Date | null;
}

export interface NewEndpoint {
  url: string;
  /** Names of events, `*` for all standard ones, `transaction.*`; none: all standard ones. */
  events?: readonly string[];
  /** A secret of the caller's choosing; made when absent. */
  secret?: string;
}

export interface EndpointChanges {
  url?: string;
  events?: readonly string[];
  enabled?: boolean;
}

/** The endpoints of an environment. Every mistake in the input is a 400 that names its field; unknown ids are a 404. */
export interface Endpoints {
  create(env: Environment, endpoint: NewEndpoint): Promise<EndpointWithSecret>;
  list(env: Environment): Promise<Endpoint[]>;
  get(env: Environment, id: string): Promise<EndpointWithSecret>;
  /** Switched on again, it gets what has waited for it. */
  change(env: Environment, id: string, changes: EndpointChanges): Promise<Endpoint>;
  /** With its deliveries. The events stay in the log. */
  remove(env: Environment, id: string): Promise<void>;
  /**
   * A new secret; for `overlapMs` (a day, when absent) deliveries are signed with the one before as well. With no overlap
   * every older secret ends at once. @throws Refusal 409 while an older one still signs, unless there is no overlap.
   */
  rotate(env: Environment, id: string, options?: { secret?: string; overlapMs?: number }): Promise<EndpointWithSecret>;
  /** Every secret that a delivery may be signed with at the moment, the present one first. None: no such endpoint. */
  secrets(env: Environment, id: string): Promise<string[]>;
  /** Whether events of this environment go anywhere at the moment. */
  any(env: Environment): Promise<boolean>;
}

/** Fan-out is paid by every event: a handful of receivers is a product, hundreds are a mistake. */
const ENDPOINTS_MAX = 50;
const FILTER_NAMES: ReadonlySet<string> = new Set([ALL_STANDARD, ALL_TRANSACTION_EVENTS, ...EVENT_TYPES]);

/** Whether an endpoint may name this: an event, `*`, or `transaction.*`. */
export const isEventFilter = (name: string): boolean => FILTER_NAMES.has(name);

export interface EndpointsDeps {
  db: Db<Schema>;
  keyring: Keyring;
  allowPrivate: boolean;
}

export function createEndpoints({ db, keyring, allowPrivate }: EndpointsDeps): Endpoints {
  const get = async (env: Environment, id: string): Promise<EndpointWithSecret> =>
    withSecret(keyring, env, (await store.findEndpoint(db, env.id, id)) ?? refuse());
  return {
    get,
    async create(env, { url, events = [], secret = newWebhookSecret() }) {
      const id = newId();
      const now = env.clock.now();
      const row = {
        id,
        url: checkedUrl(url, allowPrivate),
        events: checkedFilter(events),
        secret_sealed: sealSecret(keyring, env.id, id, checkedSecret(secret)),
        created_at: now,
        updated_at: now,
      };
      const made = await oncePerUrl(() => store.insertEndpoint(db, env.id, row, ENDPOINTS_MAX));
      if (!made) throw invalidField('url', `An app may have at most ${ENDPOINTS_MAX} webhooks. Delete one first.`);
      return get(env, id);
    },
    list: async (env) => (await store.listEndpoints(db, env.id)).map(endpointOf),
    async change(env, id, { url, events, enabled }) {
      const onAgain = enabled === true || url !== undefined;
      const changes: store.EndpointChanges = {
        updated_at: env.clock.now(),
        ...(url === undefined ? {} : { url: checkedUrl(url, allowPrivate) }),
        ...(events === undefined ? {} : { events: checkedFilter(events) }),
        ...(enabled === undefined ? {} : { enabled }),
        ...(onAgain ? { disabled_reason: null, consecutive_failures: 0, failing_since: null } : {}),
      };
      const row = await oncePerUrl(() => store.changeEndpoint(db, env.id, id, changes));
      if (row?.enabled) await wakeEndpoint(db, env.id, id);
      return endpointOf(row ?? refuse());
    },
    async remove(env, id) {
      if (!(await store.deleteEndpoint(db, env.id, id))) refuse();
    },
    async rotate(env, id, { secret = newWebhookSecret(), overlapMs = DAY_MS } = {}) {
      const now = env.clock.now();
      const before = (await store.findEndpoint(db, env.id, id)) ?? refuse();
      const { previous_until: until } = before;
      if (overlapMs > 0 && until !== null && until > now) throw stillSigning(until);
      const rotated = await store.replaceSecret(db, env.id, id, before, {
        secret_sealed: sealSecret(keyring, env.id, id, checkedSecret(secret)),
        previous_secret_sealed: before.secret_sealed,
        previous_until: later(now, overlapMs),
        updated_at: now,
      });
      // Somebody else was faster: theirs is the secret that signs from now on, beside the one before it.
      if (!rotated) throw stillSigning(((await store.findEndpoint(db, env.id, id)) ?? refuse()).previous_until ?? now);
      return get(env, id);
    },
    async secrets(env, id) {
      const row = await store.findEndpoint(db, env.id, id);
      if (!row) return [];
      const { secret, previousUntil } = withSecret(keyring, env, row);
      const before = previousUntil === null ? null : row.previous_secret_sealed;
      return before === null ? [secret] : [secret, openSecret(keyring, env.id, id, before)];
    },
    any: (env) => store.hasEnabledEndpoint(db, env.id),
  };
}

function stillSigning(until: Date): Refusal {
  const message =
    `The secret before this one still signs until ${until.toISOString()}. Rotate again after that; or, if a secret has ` +
    'leaked, send overlap_hours 0: then every older secret ends at once.';
  return new Refusal('webhook.rotating', { status: 409, message });
}

function refuse(): never {
  throw notFound('webhook');
}

function endpointOf(row: store.EndpointRow): Endpoint {
  return {
    id: row.id,
    url: row.url,
    events: row.events,
    enabled: row.enabled,
    disabledReason: row.disabled_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function withSecret(keyring: Keyring, env: Environment, row: store.EndpointRow): EndpointWithSecret {
  const previousUntil = row.previous_until !== null && row.previous_until > env.clock.now() ? row.previous_until : null;
  return { ...endpointOf(row), secret: openSecret(keyring, env.id, row.id, row.secret_sealed), previousUntil };
}

function checkedUrl(url: string, allowPrivate: boolean): string {
  const checked = checkTargetUrl(url, { allowPrivate });
  if (!checked.ok) throw invalidField('url', checked.message);
  return checked.url;
}

function checkedFilter(events: readonly string[]): string[] {
  const unknown = events.find((name) => !isEventFilter(name));
  if (unknown !== undefined) throw invalidField('events', `events names ${unknown}, which is no event`);
  return normalFilter(events);
}

/** It travels in a header. */
function checkedSecret(secret: string): string {
  if (!/^[\x21-\x7e]{8,200}$/.test(secret)) {
    throw invalidField('secret', 'secret must be 8 to 200 printable characters without spaces');
  }
  return secret;
}

async function oncePerUrl<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'webhook_endpoints_url') throw error;
    throw invalidField('url', 'This url has a webhook already.');
  }
}
