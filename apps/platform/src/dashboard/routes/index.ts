import { getDashboardAsset } from './get-asset.ts';
import { showDashboard } from './show-dashboard.ts';

export const dashboardRoutes = [showDashboard, getDashboardAsset] as const;
