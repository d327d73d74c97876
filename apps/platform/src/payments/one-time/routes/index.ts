import { initiateDirectPay } from './initiate-direct-pay.ts';
import { initiatePayment } from './initiate-payment.ts';
import { legacyInitiate } from './legacy-initiate.ts';
import { pageAuthorise, pageChoose } from './page-authorise.ts';
import { pageBanks, pageLogin } from './page-login.ts';
import { pageCancel, pageCustomer, pageLook } from './page-session.ts';
import { authorisePayment } from './sandbox-payment.ts';
import { transferPayment } from './sandbox-transfer.ts';
import { showCheckout } from './show-checkout.ts';

export const oneTimeRoutes = [
  ...[initiatePayment, initiateDirectPay, legacyInitiate, showCheckout],
  ...[authorisePayment, transferPayment],
  ...[pageLook, pageCustomer, pageBanks, pageLogin, pageChoose, pageAuthorise, pageCancel],
] as const;
