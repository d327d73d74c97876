/** One-time payments: begun by a merchant, authorised or transferred by a payer on a hosted page. */
import type { FieldProblem } from '@kente/kit/errors';
import type { Reply } from '@kente/kit/http/reply';
import { PageManifest } from '../../api/built-files.ts';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { validationError } from '../validation.ts';
import { Checkout } from './checkout.ts';
import type { OneTimeDeps } from './deps.ts';
import { ABANDON_TASK, endUnpaid, unknownPayment } from './ending.ts';
import { type NewSession, type Origin, type Read, readDirectPay, readInitiate, readLegacy } from './input.ts';
import { IDEMPOTENT_KIND, makeSession } from './making.ts';
import { type OpenedPage, openByCode, openWidget, sessionCodeOf } from './page/opening.ts';
import { shell } from './page/shell.ts';
import { receiveTransfer } from './receiving.ts';
import { RETURN_TASK, returnTransfer } from './returning.ts';
import { watchOutcomes } from './settling.ts';
import * as store from './store.ts';
import { initiatedReply } from './wire.ts';

export { createSandboxAuthority, type PayerAuthority, sandboxAnswer } from './authority.ts';
export { readCustomer } from './customer-field.ts';
export type { OneTimeDeps } from './deps.ts';
export type { Origin } from './input.ts';
export { isRecurring } from './input.ts';
export type { CheckoutView } from './page/types.ts';

export interface OneTime {
  /** The answer of the call. @throws Refusal 400 with every mistake, or for a used reference; 404 for who is unknown. */
  initiate(env: Environment, origin: Origin, body: unknown, recordedAs: RecordedAs): Promise<Reply>;
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
  /** The number that a transfer is to be made to. @throws Refusal 404; null for another method. */
  transferNumber(env: Environment, name: string): Promise<{ number: string | null; amountMinor: bigint }>;
}

const READERS: Readonly<Record<Origin, (body: unknown) => Read<NewSession>>> = {
  ...{ initiate: readInitiate, directpay: readDirectPay, legacy: readLegacy },
};
const PAGE = new URL('../../../../connect/dist/.vite/manifest.json', import.meta.url);

export function createOneTime(deps: OneTimeDeps): OneTime {
  const { db, tenancy, config, records, schedule } = deps;
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
  const replyTo = async (env: Environment, id: string): Promise<Reply> => {
    const { payment, session } = await sessionOf(env, id);
    return initiatedReply(env, config.publicUrl, payment, session);
  };
  deps.idempotency.rebuild(IDEMPOTENT_KIND, replyTo);
  return {
    checkout,
    mistakes: (origin, body) => READERS[origin](body).problems ?? [],
    async initiate(env, origin, body, recordedAs) {
      const read = READERS[origin](body);
      if (read.problems) throw validationError(read.problems);
      return replyTo(env, (await makeSession(deps, env, read.value, recordedAs)).id);
    },
    async environmentOf(text) {
      const code = sessionCodeOf(text);
      const env = code === null ? null : await tenancy.findPublicId('payment', code);
      if (!env) throw unknownPayment();
      return env;
    },
    open: async (code) => html(await openByCode(tenancy, code)),
    openWidget: async (key, query, referer) => html(await openWidget(tenancy, key, query, referer)),
    async transferNumber(env, name) {
      const { payment, session } = await sessionOf(env, name);
      return { number: session.transfer_number, amountMinor: payment.amountMinor };
    },
  };
}
