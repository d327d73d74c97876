import { route } from '../../api/route.ts';
import type { EnrichmentKind } from '../index.ts';
import { AccountOrWebhookMissing, JobStarted } from './schemas.ts';
import { startedReply } from './wire.ts';

const starting = (kind: EnrichmentKind, method: 'GET' | 'POST', end: string, summary: string) =>
  route({
    method,
    path: `/v2/accounts/:id/${end}` as '/v2/accounts/:id/start',
    access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
    tag: 'Enrichment',
    summary,
    description: 'The end is told by webhook. A repeat while one runs answers with the one that runs.',
    responses: { 200: JobStarted, 404: AccountOrWebhookMissing },
    handler: async ({ caller, params }, { insights }) =>
      startedReply(await insights.enrichment(caller, params.id, kind)),
  });

/** Three calls that differ in what is done. Source: financial-data contract 6.1. */
export const startEnrichment = [
  starting('categorisation', 'POST', 'transactions/categorise', 'Categorise stored transactions again.'),
  starting('metadata', 'POST', 'transactions/metadata', 'Add metadata to stored transactions.'),
  starting('insights', 'GET', 'statement/insights', 'Start insights into the whole statement.'),
];
