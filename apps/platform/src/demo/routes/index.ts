import { exchangeCode } from './exchange.ts';
import { getDemoAsset } from './get-asset.ts';
import { getOwnIcon } from './get-icon.ts';
import { listWebhooks } from './list-webhooks.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { showAccount } from './show-account.ts';
import { showDemo } from './show-demo.ts';
import { showLanding } from './show-landing.ts';

export const demoRoutes = [
  ...[showLanding, showDemo, getDemoAsset, getOwnIcon],
  ...[exchangeCode, showAccount, receiveWebhook, listWebhooks],
] as const;
