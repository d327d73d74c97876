import { addTransactions } from './add-transactions.ts';
import { makeCode } from './codes.ts';
import { demandReauth } from './demand-reauth.ts';
import { dropFault } from './drop-fault.ts';
import { fireWebhook } from './fire-webhook.ts';
import { linkAccount } from './link.ts';
import { listFaults } from './list-faults.ts';
import { makeTransfer } from './make-transfer.ts';
import { moveClock } from './move-clock.ts';
import { orderFault } from './order-fault.ts';
import { readClock } from './read-clock.ts';
import { resetSandbox } from './reset-sandbox.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { syncNow } from './sync-now.ts';
import { takeSnapshot } from './take-snapshot.ts';

export const sandboxRoutes = [
  ...[linkAccount, makeCode, addTransactions, syncNow, demandReauth, makeTransfer, fireWebhook],
  ...[readClock, moveClock, listFaults, orderFault, dropFault, takeSnapshot, restoreSnapshot, resetSandbox],
];
