import { chooseMandateAccount } from './choose-account.ts';
import { confirmCode } from './confirm-code.ts';
import { identifyPayer } from './identify.ts';
import { lookAtAuthorisation } from './look.ts';
import { showAuthorisePage } from './show-page.ts';
import { transferInSandbox } from './transfer-in-sandbox.ts';

export const authoriseRoutes = [
  ...[showAuthorisePage, lookAtAuthorisation],
  ...[chooseMandateAccount, identifyPayer, confirmCode, transferInSandbox],
];
