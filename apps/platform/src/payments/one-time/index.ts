/** One-time payments: begun by a merchant, authorised or transferred by a payer on a hosted page. */
import type { FieldProblem } from '@kente/kit/errors';
import { PageManifest } from '../../api/built-files.ts';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from '../records/index.ts';
import { validationError } from '../validation.ts';
import { Checkout } from './checkout.ts';
import type { OneTimeDeps } from './deps.ts';
import { ABANDON_TASK, endUnpaid, unknownPayment } from './ending.ts';
import { type NewSession, type Origin, type Read, readDirectPay, readInitiate, readLegacy } from './input.ts';
import { makeSession } from './making.ts';
import { type OpenedPage, openByCode, openWidget, sessionCodeOf } from './page/opening.ts';
import { shell } from './page/shell.ts';
import { receiveTransfer } from './receiving.ts';
import { RETURN_TASK, returnTransfer } from './returning.ts';
import { watchOutcomes } from './settling.ts';
import * as store from './store.ts';

export { createSandboxAuthority, SANDBOX_ANSWERS } from './authority.ts';
export { readCustomer } from './customer-field.ts';
export type { OneTimeDeps } from './deps.ts';
export { isRecurring } from './input.ts';
export { IDEMPOTENT_KIND as INITIATED_KIND } from './making.ts';

/** A session that was made, and by which call. */
export interface Initiated {
  payment: Payment;
  origin: Origin;
  institutionId: string | null;
  authMethod: string | null;
  redirectUrl: string | null;
}

export interface OneTime {
  /** @throws Refusal 400 with every mistake, or for a used reference; 404 for who is unknown. */
  initiate(env: Environment, origin: Origin, body: unknown, recordedAs: RecordedAs): Promise<Initiated>;
  /** What a call has made, by the payment's id. @throws Refusal 404. */
  initiated(env: Environment, id: string): Promise<Initiated>;
  /** What `initiate` would refuse. */
  mistakes(origin: Origin, body: unknown): FieldProblem[];
  /** The steps of the page; a payment is named by any of its ids. */
  readonly checkout: Checkout;
  /** Who a page's payment belongs to, by its `OD…`. @throws Refusal 404. */
  environmentOf(code: string): Promise<Environment>;
  /** The HTML of the page. */
  open(code: string): Promise<{ status: number; html: string }>;
  openWidget(
    key: string,
    query: Readonly<Record<string, string>>,
    referer: string | undefined,
  ): Promise<{ status: number; html: string }>;
  /** Where a transfer is to go to, and whose payment it is. @throws Refusal 404. `number` is null for another method. */
  awaited(
    env: Environment,
    name: string,
  ): Promise<{ number: string | null; amountMinor: bigint; customerId: string | null }>;
}

const READERS: Readonly<Record<Origin, (body: unknown) => Read<NewSession>>> = {
  ...{ initiate: readInitiate, directpay: readDirectPay, legacy: readLegacy },
};
const PAGE = new URL('../../../../connect/dist/.vite/payers.json', import.meta.url);

export function createOneTime(deps: OneTimeDeps): OneTime {
  const { db, tenancy, records, schedule } = deps;
  const checkout = new Checkout(deps);
  const manifest = new PageManifest(PAGE, 'page of payments', 'src/checkout.tsx');
  watchOutcomes(deps);
  deps.rails.onCredit((mode, credit) => receiveTransfer(deps, mode, credit));
  schedule.on(ABANDON_TASK, (env, { subject }) => endUnpaid(deps, env, subject, 'abandoned'));
  schedule.on(RETURN_TASK, (env, { subject }) => returnTransfer(deps, env, subject));
  deps.privacy.keep({
    forgetAccount: (tx, { id }, accountId) => store.redact(tx, id, { accountId }),
    forgetCustomer: (tx, { id }, customerId) => store.redact(tx, id, { customerId }),
  });
  const html = async ({ status, boot }: OpenedPage) => ({ status, html: shell(boot, await manifest.files()) });
  const sessionOf = async (env: Environment, name: string) => {
    const payment = await records.find(env.id, name);
    const session = payment && (await store.find(db, env.id, payment.id));
    if (!payment || !session) throw unknownPayment();
    return { payment, session };
  };
  const initiated = async (env: Environment, id: string): Promise<Initiated> => {
    const { payment, session } = await sessionOf(env, id);
    const { institution_id: institutionId, auth_method: authMethod, redirect_url: redirectUrl } = session;
    return { payment, origin: session.origin as Origin, institutionId, authMethod, redirectUrl };
  };
  return {
    checkout,
    initiated,
    mistakes: (origin, body) => READERS[origin](body).problems ?? [],
    async initiate(env, origin, body, recordedAs) {
      const read = READERS[origin](body);
      if (read.problems) throw validationError(read.problems);
      return initiated(env, (await makeSession(deps, env, read.value, recordedAs)).id);
    },
    async environmentOf(text) {
      const code = sessionCodeOf(text);
      const env = code === null ? null : await tenancy.findPublicId('payment', code);
      if (!env) throw unknownPayment();
      return env;
    },
    open: async (code) => html(await openByCode(tenancy, code)),
    openWidget: async (key, query, referer) => html(await openWidget(tenancy, key, query, referer)),
    async awaited(env, name) {
      const { payment, session } = await sessionOf(env, name);
      const { amountMinor, customerId } = payment;
      return { number: session.transfer_number, amountMinor, customerId };
    },
  };
}
