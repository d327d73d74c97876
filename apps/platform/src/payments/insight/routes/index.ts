import { checkDebit } from './check-debit.ts';
import { explainFailure } from './explain-failure.ts';

export const insightOfPaymentsRoutes = [checkDebit, explainFailure];
