import type { PlatformRoute } from '../../../api/route.ts';
import { addDistributions } from './add-distributions.ts';
import { deleteDistribution, patchDistribution, putDistribution } from './change-distribution.ts';
import { changeSourceAccount, changeSourceAccountNamed } from './change-source-account.ts';
import { createDisbursement } from './create-disbursement.ts';
import { createSourceAccount } from './create-source-account.ts';
import { getDisbursement, listDisbursements } from './get-disbursement.ts';
import { exportDistributions, getDistribution, listDistributions } from './get-distributions.ts';
import { getSourceAccount, listSourceAccounts } from './get-source-account.ts';
import { transitionDisbursement } from './transition-disbursement.ts';

export const disbursementRoutes: readonly PlatformRoute[] = [
  ...[createSourceAccount, listSourceAccounts, getSourceAccount, changeSourceAccount, changeSourceAccountNamed],
  ...[createDisbursement, listDisbursements, getDisbursement, transitionDisbursement],
  ...[addDistributions, listDistributions, exportDistributions, getDistribution],
  ...[putDistribution, patchDistribution, deleteDistribution],
];
