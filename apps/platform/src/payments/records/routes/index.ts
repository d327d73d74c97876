import type { PlatformRoute } from '../../../api/route.ts';
import { listPayments } from './list-payments.ts';
import { verifyPayment, verifyPaymentByBody, verifyPaymentByPost } from './verify-payment.ts';

export const paymentRecordRoutes: readonly PlatformRoute[] = [
  verifyPayment,
  verifyPaymentByPost,
  verifyPaymentByBody,
  listPayments,
];
