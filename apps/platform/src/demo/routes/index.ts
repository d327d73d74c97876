import { exchangeCode } from './exchange.ts';
import { getDemoAsset } from './get-asset.ts';
import { getOwnIcon } from './get-icon.ts';
import { listWebhooks } from './list-webhooks.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { showAccount } from './show-account.ts';
import { showDemo } from './show-demo.ts';
import { showInsights } from './show-insights.ts';
import { showLanding } from './show-landing.ts';
import { startIncome } from './start-income.ts';

export const demoRoutes = [
  ...[showLanding, showDemo, getDemoAsset, getOwnIcon],
  ...[exchangeCode, showAccount, showInsights, startIncome, receiveWebhook, listWebhooks],
] as const;
