import { systemClock } from './clock.ts';
import type { KenteEvent } from './event-types.ts';
import { hexOf, hmac, keysOf, matches, sameText, sha256Hex } from './signature.ts';

/**
 * Checks that a webhook comes from somebody who holds the endpoint's secret. Sources: financial-data contract 9.1, invoicing
 * contract 5.
 */

/** `standard`: Standard Webhooks. `signed`: `x-mono-signature`. `static`: `mono-webhook-secret`, all that Mono itself sends. */
export type WebhookScheme = 'standard' | 'signed' | 'static';

export type RefusalReason =
  /** None of the headers that prove anything, or only the static one where it is not accepted. */
  | 'no_proof'
  /** A part of the signed headers is absent. */
  | 'header_missing'
  | 'timestamp_malformed'
  | 'timestamp_too_old'
  | 'timestamp_in_future'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'secret_mismatch'
  /** The proof holds, but the body is no event. */
  | 'body_malformed';

export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly reason: RefusalReason;
  /** What was checked; null when there was nothing to check. */
  readonly scheme: WebhookScheme | null;
  constructor(reason: RefusalReason, scheme: WebhookScheme | null, message: string) {
    super(message);
    this.reason = reason;
    this.scheme = scheme;
  }
}

/** As Node, Fetch or a framework has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface WebhookInput {
  /** The body as it came, byte for byte: a parsed and written copy has another signature. */
  body: Uint8Array | string;
  headers: WebhookHeaders;
  /** `sec_…`, `whsec_…`, or what you entered at Mono. Several while you replace one. */
  secret: string | readonly string[];
  /** How far the timestamp may be from now, in either direction. 300 when absent. */
  toleranceSeconds?: number | undefined;
  /** Refuse deliveries that carry the static secret alone; Mono's do. True when absent. */
  allowStatic?: boolean | undefined;
  now?: Date | undefined;
}

export interface VerifiedWebhook {
  event: KenteEvent;
  scheme: WebhookScheme;
  /** When this attempt was sent; null with the static scheme, which does not say. */
  sentAt: Date | null;
  /** `event_id`; where there is none, SHA-256 of the body. Remember it, and drop what you have seen. */
  dedupeKey: string;
  /** `x-has-new-data`: the refresh brought something. */
  hasNewData: boolean;
}

const TOLERANCE_SECONDS = 300;

/**
 * The strongest proof that is there decides alone: Standard Webhooks, then `x-mono-signature`, then the static secret. A failed
 * signature is not rescued by a correct static secret.
 * @throws WebhookVerificationError with the reason: answer 401. TypeError for input that no request can be blamed for.
 */
export async function verifyWebhook(input: WebhookInput): Promise<VerifiedWebhook> {
  const body = bytesOf(input.body);
  const secrets = secretsOf(input.secret);
  const header = (name: string): string | null => headerOf(input.headers, name);
  const scheme = schemeOf(header, input.allowStatic ?? true);
  const sentAt = scheme === 'static' ? null : sentAtOf(scheme, header, input);
  if (scheme === 'static') await checkStatic(header, secrets);
  else await (scheme === 'standard' ? checkStandard : checkSigned)(header, body, secrets);
  const event = eventOf(body, scheme);
  const id: unknown = event.event_id;
  const dedupeKey = typeof id === 'string' && id !== '' ? id : await sha256Hex(body);
  return { event, scheme, sentAt, dedupeKey, hasNewData: header('x-has-new-data')?.toLowerCase() === 'true' };
}

export interface SignInput {
  body: Uint8Array | string;
  secret: string;
  /** `evt_…`; the body's `event_id` as a rule. */
  id: string;
  now?: Date | undefined;
}

/** The headers of a delivery as the platform sends it, all three proofs: for tests of your receiver. */
export async function signWebhook({ body, secret, id, now }: SignInput): Promise<Record<string, string>> {
  const seconds = String(Math.floor((now ?? systemClock.now()).getTime() / 1_000));
  const [key] = await keysOf([secret]);
  if (!key) throw new TypeError('secret must not be empty');
  const bytes = bytesOf(body);
  const standard = await hmac(key, `${id}.${seconds}.`, bytes);
  return {
    'content-type': 'application/json',
    'mono-webhook-secret': secret,
    'x-mono-timestamp': seconds,
    'x-mono-signature': hexOf(await hmac(key, `${seconds}.`, bytes)),
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...standard))}`,
  };
}

type Header = (name: string) => string | null;

function schemeOf(header: Header, allowStatic: boolean): WebhookScheme {
  const any = (...names: string[]): boolean => names.some((name) => header(name) !== null);
  if (any('webhook-id', 'webhook-timestamp', 'webhook-signature')) return 'standard';
  if (any('x-mono-signature', 'x-mono-timestamp')) return 'signed';
  if (any('mono-webhook-secret') && allowStatic) return 'static';
  const message = any('mono-webhook-secret')
    ? 'The delivery carries only the static secret, which is not accepted here.'
    : 'The delivery carries no signature and no secret.';
  throw new WebhookVerificationError('no_proof', null, message);
}

function sentAtOf(scheme: WebhookScheme, header: Header, { toleranceSeconds, now }: WebhookInput): Date {
  const name = scheme === 'standard' ? 'webhook-timestamp' : 'x-mono-timestamp';
  const text = present(scheme, header, name);
  if (!/^\d{1,11}$/.test(text)) {
    throw new WebhookVerificationError('timestamp_malformed', scheme, `${name} must be whole seconds since 1970.`);
  }
  const tolerance = toleranceSeconds ?? TOLERANCE_SECONDS;
  if (!Number.isFinite(tolerance) || tolerance < 0) throw new RangeError('toleranceSeconds must be 0 or more');
  const aheadSeconds = Number(text) - (now ?? systemClock.now()).getTime() / 1_000;
  if (Math.abs(aheadSeconds) > tolerance) {
    const [reason, where] =
      aheadSeconds < 0 ? (['timestamp_too_old', 'past'] as const) : (['timestamp_in_future', 'future'] as const);
    const message = `${name} is ${Math.round(Math.abs(aheadSeconds))} s in the ${where}; ${tolerance} s are allowed.`;
    throw new WebhookVerificationError(reason, scheme, message);
  }
  return new Date(Number(text) * 1_000);
}

async function checkStandard(header: Header, body: Uint8Array<ArrayBuffer>, secrets: readonly string[]): Promise<void> {
  const prefix = `${present('standard', header, 'webhook-id')}.${present('standard', header, 'webhook-timestamp')}.`;
  // `v1a` and later versions are others' to check; a handful is all that a rotation needs.
  const offered = present('standard', header, 'webhook-signature').split(' ').slice(0, 10);
  const signatures = offered.flatMap((each) => (each.startsWith('v1,') ? [fromBase64(each.slice(3))] : []));
  const readable = signatures.filter((each) => each !== null);
  if (readable.length === 0) {
    const message = 'webhook-signature holds no signature of version v1 in base64.';
    throw new WebhookVerificationError('signature_malformed', 'standard', message);
  }
  await mustMatch('standard', readable, prefix, body, secrets);
}

async function checkSigned(header: Header, body: Uint8Array<ArrayBuffer>, secrets: readonly string[]): Promise<void> {
  const hex = present('signed', header, 'x-mono-signature')
    .toLowerCase()
    .replace(/^sha256=/, '');
  if (!/^[0-9a-f]{64}$/.test(hex)) {
    const message = 'x-mono-signature must be 64 hexadecimal characters.';
    throw new WebhookVerificationError('signature_malformed', 'signed', message);
  }
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  await mustMatch('signed', [signature], `${present('signed', header, 'x-mono-timestamp')}.`, body, secrets);
}

async function checkStatic(header: Header, secrets: readonly string[]): Promise<void> {
  const given = present('static', header, 'mono-webhook-secret');
  const same = await Promise.all((await keysOf(secrets)).map(({ text }) => sameText(given, text)));
  if (!same.includes(true)) {
    throw new WebhookVerificationError('secret_mismatch', 'static', 'mono-webhook-secret is not the secret.');
  }
}

async function mustMatch(
  scheme: WebhookScheme,
  signatures: readonly Uint8Array<ArrayBuffer>[],
  prefix: string,
  body: Uint8Array<ArrayBuffer>,
  secrets: readonly string[],
): Promise<void> {
  const keys = await keysOf(secrets);
  const checks = keys.flatMap((key) => signatures.map((signature) => matches(key, signature, prefix, body)));
  if ((await Promise.all(checks)).includes(true)) return;
  const message = 'The signature does not fit: another secret, or a body that is not byte for byte what was sent.';
  throw new WebhookVerificationError('signature_mismatch', scheme, message);
}

function present(scheme: WebhookScheme, header: Header, name: string): string {
  const value = header(name);
  if (value === null || value === '') {
    throw new WebhookVerificationError('header_missing', scheme, `The delivery carries no ${name}.`);
  }
  return value;
}

function eventOf(body: Uint8Array, scheme: WebhookScheme): KenteEvent {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new WebhookVerificationError('body_malformed', scheme, 'The body is not JSON.');
  }
  const { event } = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as { event?: unknown };
  if (typeof event !== 'string') {
    throw new WebhookVerificationError('body_malformed', scheme, 'The body names no event.');
  }
  return parsed as KenteEvent;
}

function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return new Uint8Array(body);
  throw new TypeError('body must be the raw body, as bytes or text: a parsed body cannot be checked');
}

function secretsOf(secret: string | readonly string[]): readonly string[] {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const usable =
    Array.isArray(secrets) && secrets.length > 0 && secrets.every((each) => typeof each === 'string' && each !== '');
  // An empty secret would let anybody in.
  if (!usable) throw new TypeError('secret must be a text that is not empty, or some of them');
  return secrets;
}

function headerOf(headers: WebhookHeaders, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (found === undefined) return null;
  return typeof found === 'string' ? found : found.join(', ');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
