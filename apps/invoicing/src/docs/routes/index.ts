import type { InvoicingRoute } from '../../api/route.ts';
import { getOpenApi } from './get-openapi.ts';

export const docsRoutes: readonly InvoicingRoute[] = [getOpenApi];
