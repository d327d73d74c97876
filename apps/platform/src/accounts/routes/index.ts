import { getAccount } from './get-account.ts';
import { getBalance } from './get-balance.ts';
import { getIdentity } from './get-identity.ts';
import { getJob } from './get-job.ts';
import { legacyGetAccount } from './legacy-get-account.ts';
import { legacyGetIdentity } from './legacy-get-identity.ts';
import { legacySyncAccount } from './legacy-sync-account.ts';
import { legacyUnlinkAccount } from './legacy-unlink-account.ts';
import { listAccounts } from './list-accounts.ts';
import { listImports } from './list-imports.ts';
import { syncAccount } from './sync-account.ts';
import { undoImport } from './undo-import.ts';
import { unlinkAccount } from './unlink-account.ts';

export const accountRoutes = [
  ...[listAccounts, getAccount, getIdentity, getBalance, getJob, syncAccount, unlinkAccount],
  ...[listImports, undoImport],
  ...[legacyGetAccount, legacyGetIdentity, legacySyncAccount, legacyUnlinkAccount],
];
