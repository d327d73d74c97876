import type { InvoicingRoute } from '../../api/route.ts';
import { whoAmI } from './who-am-i.ts';

export const tenancyRoutes: readonly InvoicingRoute[] = [whoAmI];
