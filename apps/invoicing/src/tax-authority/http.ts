import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Call, type Outcome, readAnswer, readSilence } from './outcome.ts';
import { openSealed } from './sealed-document.ts';
import type { TaxAuthority } from './tax-authority.ts';
import { vatPaymentBody } from './vat-payment.ts';
import { list, readConfirmation, readEntity, readResources, readTaxpayer, readTransmission } from './wire.ts';

export interface HttpTaxAuthorityOptions {
  /** Without `/api/v1`. */
  baseUrl: string;
  apiKey: string;
  apiSecret: string;
  /** One attempt. Default 15 s. */
  timeoutMs?: number;
  /** The first pause before a further attempt; each next one is twice as long. Default 300 ms. */
  retryAfterMs?: number;
  /** Sent with every call, for an access point that wants more, or a simulator that takes orders. */
  headers?: () => Readonly<Record<string, string>>;
  /** Ends every call, at the end of the process. */
  signal?: AbortSignal;
}

const ATTEMPTS = 4;
const RETRY_AFTER_MAX_MS = 10_000;
const ANSWER_MAX_BYTES = 16 * 1_048_576;

interface Request {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  body?: string;
  call: Call;
  /** Code lists are open. */
  withoutKey?: boolean;
}

/** An authority that is reached over HTTP: the real one, or the simulated one in the sandbox. Source: contract 11.2. */
export function createHttpTaxAuthority(options: HttpTaxAuthorityOptions): TaxAuthority {
  const ask = async <T>(request: Request, read: (data: unknown) => T): Promise<Outcome<T>> => {
    const outcome = await attempted(request, options);
    return outcome.kind === 'ok' ? { kind: 'ok', data: read(outcome.data) } : outcome;
  };
  const nothing = (): null => null;
  const get = <T>(path: string, read: (data: unknown) => T) => ask({ method: 'GET', path, call: 'read' }, read);
  const of = encodeURIComponent;
  return {
    verifyTin: (tin) =>
      ask({ method: 'POST', path: '/utilities/verify-tin/', body: JSON.stringify({ tin }), call: 'read' }, (data) =>
        readTaxpayer(data, tin),
      ),
    getEntity: (id) => get(`/entity/${of(id)}`, (data) => readEntity(data, id)),
    validateIrn({ invoiceReference, businessId, irn }) {
      const body = JSON.stringify({ invoice_reference: invoiceReference, business_id: businessId, irn });
      return ask({ method: 'POST', path: '/invoice/irn/validate', body, call: 'read' }, nothing);
    },
    validateInvoice: (body) => ask({ method: 'POST', path: '/invoice/validate', body, call: 'read' }, nothing),
    signInvoice: (body) => ask({ method: 'POST', path: '/invoice/sign', body, call: 'effect' }, nothing),
    confirm: (irn) => get(`/invoice/confirm/${of(irn)}`, (data) => readConfirmation(data, irn)),
    download: (irn) => get(`/invoice/download/${of(irn)}`, (data) => data as Readonly<Record<string, unknown>>),
    updatePaymentStatus(irn, status, reference) {
      const body = JSON.stringify({ payment_status: status, reference });
      return ask({ method: 'PATCH', path: `/invoice/update/${of(irn)}`, body, call: 'effect' }, nothing);
    },
    postVatPayment: (payment) =>
      ask({ method: 'POST', path: '/vat/postPayment', body: vatPaymentBody(payment), call: 'effect' }, nothing),
    transmit: (irn) => ask({ method: 'POST', path: `/invoice/transmit/${of(irn)}`, call: 'effect' }, nothing),
    lookup: (irn) => get(`/invoice/transmit/lookup/${of(irn)}`, (data) => readTransmission(data, irn)),
    pull(filter = {}) {
      const given = Object.entries(filter).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${of(String(value))}`],
      );
      const query = given.length === 0 ? '' : `?${given.join('&')}`;
      return get(`/invoice/transmit/pull${query}`, (data) =>
        list(data).map((item) => openSealed(item, options.apiKey)),
      );
    },
    resources: (name) =>
      ask({ method: 'GET', path: `/invoice/resources/${name}`, call: 'read', withoutKey: true }, readResources),
  };
}

/**
 * What only reads is tried again after a network error, a 429 or a 5xx, three times at most. What has an effect is tried
 * again only when it was not done. A timeout is told at once: the caller has waited long enough.
 */
async function attempted(request: Request, options: HttpTaxAuthorityOptions): Promise<Outcome<unknown>> {
  const { retryAfterMs = 300, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    const { outcome, retryAfterMs: asked } = await once(request, options);
    const again = outcome.kind === 'unavailable' && outcome.why !== 'timeout' && outcome.why !== 'malformed';
    if (!again || attempt >= ATTEMPTS || signal?.aborted) return outcome;
    // Up to half of it more, so that many callers do not come back at once.
    const pauseMs = retryAfterMs * 2 ** (attempt - 1) * (1 + Math.random() / 2);
    await wait(Math.max(pauseMs, asked), undefined, signal ? { signal } : {}).catch(() => {});
  }
}

async function once(
  request: Request,
  options: HttpTaxAuthorityOptions,
): Promise<{ outcome: Outcome<unknown>; retryAfterMs: number }> {
  const { method, path, body, call, withoutKey = false } = request;
  const deadline = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  const headers = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(withoutKey ? {} : { 'x-api-key': options.apiKey, 'x-api-secret': options.apiSecret }),
    ...options.headers?.(),
  };
  try {
    const answer = await fetch(`${options.baseUrl}/api/v1${path}`, {
      ...{ method, headers, redirect: 'error' },
      ...(body === undefined ? {} : { body }),
      signal: options.signal ? AbortSignal.any([deadline, options.signal]) : deadline,
    });
    const read: Answer = { status: answer.status, text: await limitedText(answer) };
    return { outcome: readAnswer(read, call), retryAfterMs: retryAfter(answer) };
  } catch (error) {
    const why = deadline.aborted ? 'timeout' : 'connection';
    return { outcome: readSilence(why, mayHaveArrived(error), call), retryAfterMs: 0 };
  }
}

async function limitedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Milliseconds, 0 where the authority does not say. Bounded: a caller is waiting. */
function retryAfter(answer: Response): number {
  const seconds = Number(answer.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1_000, RETRY_AFTER_MAX_MS) : 0;
}

/** No connection was made, so nothing was sent. Whatever else went wrong may have gone wrong after the work was done. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

function mayHaveArrived(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } };
  const codes = [cause?.code, ...(cause?.errors ?? []).map(({ code }) => code)];
  return !codes.some((code) => typeof code === 'string' && NEVER_SENT.includes(code));
}
