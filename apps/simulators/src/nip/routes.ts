import type { FastifyInstance } from 'fastify';
import { balanceEnquiry } from './routes/balance-enquiry.ts';
import { cancelMandate } from './routes/cancel-mandate.ts';
import { createMandate } from './routes/create-mandate.ts';
import { credit } from './routes/credit.ts';
import { debit } from './routes/debit.ts';
import { makeTransfer } from './routes/make-transfer.ts';
import { mandateStatus } from './routes/mandate-status.ts';
import { nameEnquiry } from './routes/name-enquiry.ts';
import { report } from './routes/report.ts';
import { requery } from './routes/requery.ts';
import { seeTransfer } from './routes/see-transfer.ts';
import { takings } from './routes/takings.ts';
import type { Switch } from './switch.ts';
import { readSwitchVisit } from './visit.ts';

const ENDPOINTS = [
  nameEnquiry,
  debit,
  credit,
  requery,
  balanceEnquiry,
  createMandate,
  mandateStatus,
  cancelMandate,
  report,
  makeTransfer,
];

/** The switch between banks: NIP for transfers, NDD for mandates. Every call carries a key and `x-world`. */
export async function nipRoutes(app: FastifyInstance, { nip }: { nip: Switch }): Promise<void> {
  app.addHook('onRequest', async (request) => {
    request.switchVisit = readSwitchVisit(request, nip.clock);
  });
  for (const endpoint of ENDPOINTS) endpoint(app, nip);
}

/** What the sandbox and tests say to the switch and ask of it. Not part of any rail. */
export async function nipControlRoutes(app: FastifyInstance, { nip }: { nip: Switch }): Promise<void> {
  seeTransfer(app, nip);
  takings(app, nip);
}
