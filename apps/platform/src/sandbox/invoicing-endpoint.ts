import type { Config } from '../config.ts';
import type { Events } from '../events/index.ts';
import type { Environment } from '../tenancy/index.ts';

/** What the connector acts on; everything else would be answered `ignored`. */
const EVENTS = [
  'mono.events.account_connected',
  'mono.events.account_updated',
  'mono.events.account_reauthorized',
  'mono.events.account_unlinked',
  'mono.events.reauthorisation_required',
  'mono.events.webhook_test',
  'transaction.*',
];
const PATH = '/si/mono/webhook';

/**
 * The connector beside us receives the demo app's events, signed with the secret that it is given at its start. Where it was
 * before, under another port or with another secret, it is moved.
 */
export async function tellConnector(
  { config, events }: { config: Pick<Config, 'host'>; events: Events },
  environment: Environment,
  connector: { url: string; secret: string },
): Promise<void> {
  const { endpoints } = events;
  const url = `http://${loopback(config.host)}:${new URL(connector.url).port}${PATH}`;
  const standing = (await endpoints.list(environment)).find((each) => each.url.endsWith(PATH));
  if (!standing) {
    await endpoints.create(environment, { url, secret: connector.secret, events: EVENTS });
    return;
  }
  const { id, enabled } = standing;
  if (standing.url !== url || !enabled) await endpoints.change(environment, id, { url, enabled: true });
  const { secret } = await endpoints.get(environment, id);
  if (secret !== connector.secret) await endpoints.rotate(environment, id, { secret: connector.secret, overlapMs: 0 });
}

/** The address under which what listens on `host` is reached from here. */
export function loopback(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
