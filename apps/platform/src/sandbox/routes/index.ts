import { addTransactions } from './add-transactions.ts';
import { moveClock, readClock } from './clock.ts';
import { makeCode } from './codes.ts';
import { demandReauth } from './demand-reauth.ts';
import { dropFault, listFaults, orderFault } from './faults.ts';
import { fireWebhook } from './fire-webhook.ts';
import { linkAccount } from './link.ts';
import { resetSandbox, restoreSnapshot, takeSnapshot } from './snapshots.ts';
import { syncNow } from './sync-now.ts';

export const sandboxRoutes = [
  ...[linkAccount, makeCode, addTransactions, syncNow, demandReauth, fireWebhook],
  ...[readClock, moveClock, listFaults, orderFault, dropFault, takeSnapshot, restoreSnapshot, resetSandbox],
];
