import type { Command } from 'commander';
import { durationMs } from '../duration.ts';
import { administer } from '../platform.ts';
import { type Setting, table } from '../terminal.ts';
import { listOf, type PlaceOptions, placeOf, withPlace } from './place.ts';

interface Webhook {
  id: string;
  url: string;
  events: string[];
  enabled: boolean;
  disabledReason: string | null;
}

interface WebhookWithSecret extends Webhook {
  secret: string;
}

type NewOptions = PlaceOptions & { events?: string[]; secret?: string };

export function addWebhookCommands(program: Command, { terminal, tell }: Setting): void {
  const webhooks = program.command('webhooks').description("Where an app's events are sent.");
  const oneOf = (command: Command): Command => withPlace(command).argument('<webhook>', "the webhook's id");

  withPlace(webhooks.command('list').description('List the webhooks of an app.')).action(
    async (app: string, options: PlaceOptions) => {
      const result = await administer<{ webhooks: Webhook[] }>(terminal, 'webhooks.list', placeOf(app, options));
      tell(result, () => listText(result.webhooks));
    },
  );
  withPlace(webhooks.command('create').description('Send events to a URL.'))
    .argument('<url>', 'where to')
    .option('--events <list>', 'names of events, * for all standard ones, transaction.* (default: *)', listOf)
    .option('--secret <secret>', 'a secret of your own (default: one is made)')
    .action(async (app: string, url: string, { events, secret, ...place }: NewOptions) => {
      const input = { ...placeOf(app, place), url, ...(events ? { events } : {}), ...(secret ? { secret } : {}) };
      const made = await administer<WebhookWithSecret>(terminal, 'webhooks.create', input);
      tell(made, () => `Made ${made.id}: ${made.url}\n\n  secret  ${made.secret}`);
    });
  oneOf(webhooks.command('rotate').description('Make a new secret. For a while deliveries are signed with both.'))
    .option('--overlap <duration>', 'how long the one before signs too', '24h')
    .action(async (app: string, webhook: string, options: PlaceOptions & { overlap: string }) => {
      const input = { ...placeOf(app, options), webhook, overlap_ms: durationMs(options.overlap) };
      const made = await administer<WebhookWithSecret>(terminal, 'webhooks.rotate', input);
      tell(
        made,
        () =>
          `  secret  ${made.secret}\n\nwebhook-signature holds both signatures for ${options.overlap}; the other headers use the new secret.`,
      );
    });
  oneOf(webhooks.command('test').description('Send a test event to one webhook.')).action(
    async (app: string, webhook: string, options: PlaceOptions) => {
      const result = await administer<{ event_id: string }>(terminal, 'webhooks.test', {
        ...placeOf(app, options),
        webhook,
      });
      tell(result, () => `Sent ${result.event_id}. How it went: GET /v2/events/${result.event_id}/deliveries`);
    },
  );
  oneOf(
    webhooks.command('remove').description('Stop sending, and forget the deliveries. Events stay in the log.'),
  ).action(async (app: string, webhook: string, options: PlaceOptions) => {
    const result = await administer<object>(terminal, 'webhooks.remove', { ...placeOf(app, options), webhook });
    tell(result, () => `Removed ${webhook}.`);
  });
}

function listText(webhooks: readonly Webhook[]): string {
  if (webhooks.length === 0) return 'No webhooks. Make one: kente webhooks create APP URL';
  const rows = webhooks.map(({ id, url, events, enabled, disabledReason }) => [
    ...[id, url, events.join(',')],
    enabled ? 'on' : `off${disabledReason ? ` (${disabledReason})` : ''}`,
  ]);
  return table(['ID', 'URL', 'EVENTS', 'STATE'], rows);
}
