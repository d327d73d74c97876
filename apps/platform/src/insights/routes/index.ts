import type { PlatformRoute } from '../../api/route.ts';
import { checkCreditworthiness } from './check-creditworthiness.ts';
import { deleteCorrection } from './delete-correction.ts';
import { getAssets, legacyGetAssets } from './get-assets.ts';
import { getEnrichmentJob } from './get-enrichment-job.ts';
import { getIncome } from './get-income.ts';
import { getIncomeEvidence } from './get-income-evidence.ts';
import { getRecord } from './get-record.ts';
import { getSpending } from './get-spending.ts';
import { legacyGetIncome } from './legacy-income.ts';
import { legacyListRecords } from './legacy-list-records.ts';
import { legacyGetSpending } from './legacy-spending.ts';
import { legacyStartEnrichment } from './legacy-start-enrichment.ts';
import { listCorrections } from './list-corrections.ts';
import { legacyListEarnings, listEarnings } from './list-earnings.ts';
import { listIncomeRecords } from './list-income-records.ts';
import { setCategory } from './set-category.ts';
import { startEnrichment } from './start-enrichment.ts';
import { uploadNarrations } from './upload-narrations.ts';

export const insightRoutes: readonly PlatformRoute[] = [
  ...[getIncome, listIncomeRecords, getIncomeEvidence, checkCreditworthiness, getSpending],
  ...[...startEnrichment, ...uploadNarrations, getEnrichmentJob, getRecord],
  ...[setCategory, listCorrections, deleteCorrection, getAssets, listEarnings],
  ...[
    legacyGetIncome,
    legacyGetSpending,
    legacyGetAssets,
    legacyListEarnings,
    ...legacyStartEnrichment,
    ...legacyListRecords,
  ],
];
