/** How a call to the authority ended. Only `ok` has data; nothing is thrown for what a network or an authority does. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly data: T }
  | Refused
  /** The indistinct refusal: the document breaks a rule, or it is there already. Only `confirm` can tell. */
  | (Omit<Refused, 'kind'> & { readonly kind: 'duplicate_or_invalid' })
  | { readonly kind: 'not_found' }
  /** The keys are not accepted: nobody's document is at fault. */
  | { readonly kind: 'bad_credentials' }
  /** It may have been done. Ask before doing it again. */
  | { readonly kind: 'unknown'; readonly why: Silence }
  /** It was not done. */
  | { readonly kind: 'unavailable'; readonly why: Silence };

export interface Refused {
  readonly kind: 'refused';
  /** In the authority's own words. */
  readonly publicMessage: string;
  /** What its help desk asks for. */
  readonly errorId: string | null;
}

export type Silence = 'timeout' | 'connection' | 'server_error' | 'rate_limited' | 'malformed';

/** An answer as it came: text, since it may be no JSON. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** `effect`: the call changes something at the authority, so an answer that cannot be read leaves open whether it did. */
export type Call = 'read' | 'effect';

/**
 * Reads an envelope. 200 and 201 both mean success; a 404 counts as an absent record only if the authority says more than
 * that it has no such route. Source: contract 11.2.
 */
export function readAnswer({ status, text }: Answer, call: Call): Outcome<unknown> {
  const open = (why: Silence): Outcome<never> => ({ kind: call === 'effect' ? 'unknown' : 'unavailable', why });
  if (status === 429) return { kind: 'unavailable', why: 'rate_limited' };
  if (status >= 500) return open('server_error');
  const body = parsed(text);
  if (body === null) return open('malformed');
  if (status === 200 || status === 201) return 'data' in body ? { kind: 'ok', data: body.data } : open('malformed');
  const error = record(body.error);
  const publicMessage = typeof error.public_message === 'string' ? error.public_message : 'refused without a reason';
  const refusal = { publicMessage, errorId: typeof error.id === 'string' ? error.id : null };
  if (status === 401 || status === 403 || /api key/i.test(publicMessage)) return { kind: 'bad_credentials' };
  // A wrong base URL must not pass for an invoice that is not there.
  if (/no route/i.test(publicMessage)) return { kind: 'unavailable', why: 'malformed' };
  if (status === 404) return 'error' in body ? { kind: 'not_found' } : open('malformed');
  return /duplicate/i.test(publicMessage)
    ? { kind: 'duplicate_or_invalid', ...refusal }
    : { kind: 'refused', ...refusal };
}

/** What a call that brought no answer means. `sent`: it may have reached the authority. */
export const readSilence = (why: 'timeout' | 'connection', sent: boolean, call: Call): Outcome<never> =>
  call === 'effect' && sent ? { kind: 'unknown', why } : { kind: 'unavailable', why };

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** An empty one for what is no object. */
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
