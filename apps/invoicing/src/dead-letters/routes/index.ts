import type { InvoicingRoute } from '../../api/route.ts';
import { dismiss } from './dismiss.ts';
import { listDlq } from './list-dlq.ts';
import { replayMany } from './replay-many.ts';
import { replayOne } from './replay-one.ts';

export const deadLetterRoutes: readonly InvoicingRoute[] = [listDlq, replayMany, replayOne, dismiss];
