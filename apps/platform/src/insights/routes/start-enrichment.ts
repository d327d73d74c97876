import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import type { EnrichmentKind } from '../index.ts';
import { AccountOrWebhookMissing, closed, JobStarted } from './schemas.ts';
import { startedReply } from './wire.ts';

const SHARED = {
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Enrichment',
  description: 'The end is told by webhook. A repeat while one runs answers with the one that runs.',
} as const;

const startingOnRows = (kind: EnrichmentKind, end: string, summary: string) =>
  route({
    ...SHARED,
    method: 'POST',
    path: `/v2/accounts/:id/transactions/${end}` as '/v2/accounts/:id/transactions/start',
    summary,
    body: closed({}),
    responses: { 200: JobStarted, 400: invalidInput, 404: AccountOrWebhookMissing },
    exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
    handler: async ({ caller, params }, { insights }) =>
      startedReply(await insights.enrichment(caller, params.id, kind)),
  });

/** Three calls that differ in what is done. Source: financial-data contract 6.1. */
export const startEnrichment = [
  startingOnRows('categorisation', 'categorise', 'Categorise stored transactions again.'),
  startingOnRows('metadata', 'metadata', 'Add metadata to stored transactions.'),
  route({
    ...SHARED,
    method: 'GET',
    path: '/v2/accounts/:id/statement/insights',
    summary: 'Start insights into the whole statement.',
    responses: { 200: JobStarted, 404: AccountOrWebhookMissing },
    handler: async ({ caller, params }, { insights }) =>
      startedReply(await insights.enrichment(caller, params.id, 'insights')),
  }),
];
