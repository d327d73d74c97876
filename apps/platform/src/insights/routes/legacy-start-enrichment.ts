import { route } from '../../api/route.ts';
import type { EnrichmentKind } from '../index.ts';
import { AccountOrWebhookMissing, LegacyJobStarted } from './schemas.ts';
import { legacyStartedReply } from './wire.ts';

const starting = (kind: EnrichmentKind, name: string) =>
  route({
    access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
    tag: 'Old routes',
    method: 'GET',
    path: `/v1/enrichments/:id/${name}` as '/v1/enrichments/:id/start',
    summary: `Start ${name.replace('-', ' ')}.`,
    responses: { 200: LegacyJobStarted, 404: AccountOrWebhookMissing },
    handler: async ({ caller, params }, { insights }) =>
      legacyStartedReply(await insights.enrichment(caller, params.id, kind)),
  });

/** Under `/v1` alone, and with an envelope. Source: financial-data contract 10. */
export const legacyStartEnrichment = [
  starting('categorisation', 'transaction-categorisation'),
  starting('metadata', 'transaction-metadata'),
  starting('insights', 'statement-insights'),
];
