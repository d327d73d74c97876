import { cancelMandate } from './cancel-mandate.ts';
import { createMandate } from './create-mandate.ts';
import { getMandate } from './get-mandate.ts';
import { getMandateByReference } from './get-mandate-by-reference.ts';
import { listMandates } from './list-mandates.ts';
import { pauseMandate } from './pause-mandate.ts';
import { reinstateMandate } from './reinstate-mandate.ts';
import { togglePartialSweep } from './toggle-partial-sweep.ts';
import { verifyOtp } from './verify-otp.ts';

export const mandateRoutes = [
  ...[createMandate, listMandates, getMandate, getMandateByReference],
  ...[cancelMandate, pauseMandate, reinstateMandate, togglePartialSweep, verifyOtp],
];
