import type { PlatformRoute } from '../../api/route.ts';
import { getCoverage } from './get-coverage.ts';
import { getIcon } from './get-icon.ts';
import { legacyListInstitutions } from './legacy-list-institutions.ts';
import { listBanks } from './list-banks.ts';
import { listHealth } from './list-health.ts';
import { listInstitutions } from './list-institutions.ts';

export const institutionRoutes: readonly PlatformRoute[] = [
  listInstitutions,
  listHealth,
  listBanks,
  getCoverage,
  getIcon,
  legacyListInstitutions,
];
