import { receiveWebhook } from './receive-webhook.ts';
import { webhookStatus } from './webhook-status.ts';

export const webhookRoutes = [receiveWebhook, webhookStatus];
