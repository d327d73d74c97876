import type { PlatformRoute } from '../../api/route.ts';
import { changeWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getEvent } from './get-event.ts';
import { getWebhook } from './get-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listEvents } from './list-events.ts';
import { listWebhooks } from './list-webhooks.ts';
import { replayEvent } from './replay-event.ts';
import { replayEvents } from './replay-events.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';

export const eventRoutes: readonly PlatformRoute[] = [
  listEvents,
  getEvent,
  listDeliveries,
  replayEvent,
  replayEvents,
  listWebhooks,
  createWebhook,
  getWebhook,
  changeWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  testWebhook,
];
