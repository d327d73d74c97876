/** How the page of a payment is opened: by its address, or as a widget by a public key and the payment's id. */
import { originOf } from '../../../connect/index.ts';
import type { Environment, Tenancy } from '../../../tenancy/index.ts';
import { paymentName } from '../../identifiers.ts';
import type { CheckoutBoot } from './types.ts';

export interface OpenedPage {
  status: 200 | 401 | 404;
  boot: CheckoutBoot;
}

const nothing = (problem: { title: string; message: string }, status: 200 | 401 | 404): OpenedPage => ({
  status,
  boot: { payment: null, problem, business: { name: '', app: '' }, mode: 'live', referrerOrigin: null },
});

const unknown = (): OpenedPage =>
  nothing({ title: 'This payment does not exist', message: 'Check that you have opened the whole address.' }, 404);

/** The session's code in whatever form a payment's id was written; null for one that names no session. */
export function sessionCodeOf(text: string): string | null {
  const name = paymentName(text);
  return name && 'sessionCode' in name ? name.sessionCode : null;
}

export async function openByCode(tenancy: Tenancy, text: string): Promise<OpenedPage> {
  const code = sessionCodeOf(text);
  const env = code === null ? null : await tenancy.findPublicId('payment', code);
  return code === null || !env ? unknown() : opened(env, code, null);
}

/** @param referer the browser's own header, for clients that do not say where they are. */
export async function openWidget(
  tenancy: Tenancy,
  key: string,
  query: Readonly<Record<string, string>>,
  referer: string | undefined,
): Promise<OpenedPage> {
  const title = 'This page cannot be opened';
  const env = await tenancy.byKey(key.trim(), 'public');
  if (!env) {
    const message = 'The public key is not valid. Copy the public key of the app again from its dashboard.';
    return nothing({ title, message }, 401);
  }
  if (!env.products.has('payments')) {
    const message = 'Please use a Payments app, go to your dashboard and create an app with Payments product.';
    return nothing({ title, message }, 200);
  }
  const code = sessionCodeOf(paymentIdIn(query.data));
  const owner = code === null ? null : await tenancy.findPublicId('payment', code);
  if (code === null || owner?.id !== env.id) {
    return nothing({ title, message: 'data.payment_id must be the id of a payment of this app.' }, 200);
  }
  return opened(env, code, originOf(query.referrer) ?? originOf(referer));
}

function opened(env: Environment, payment: string, referrerOrigin: string | null): OpenedPage {
  const business = { name: env.business.name, app: env.app.name };
  return { status: 200, boot: { payment, problem: null, business, mode: env.mode, referrerOrigin } };
}

function paymentIdIn(data: string | undefined): string {
  try {
    const { payment_id: id } = (JSON.parse(data ?? 'null') ?? {}) as { payment_id?: unknown };
    return typeof id === 'string' ? id : '';
  } catch {
    return '';
  }
}
