import type { TokenKeeper } from '../session/token.ts';
import { ApiError } from './api-error.ts';
import type { Operations } from './connector.generated.ts';

/** Calls to the connector, typed by its OpenAPI document. */

export type Name = keyof Operations;
type Answers<N extends Name> = Operations[N]['answers'];
/** What an operation answers when it succeeds. */
export type Answer<N extends Name> = Answers<N>[keyof Answers<N> & (200 | 201 | 202)];
/** Its `data`. */
export type Data<N extends Name> = Answer<N> extends { data: infer D } ? D : never;

type Place = 'env' | 'envId';
type Part<Key extends string, Value> = [Value] extends [undefined]
  ? { [K in Key]?: undefined }
  : Record<never, never> extends Omit<NonNullable<Value>, Place>
    ? { [K in Key]?: Omit<NonNullable<Value>, Place> }
    : { [K in Key]: Omit<NonNullable<Value>, Place> };
/** Which environment is meant is said by the client. */
export type Input<N extends Name> = Part<'path', Operations[N]['path']> &
  Part<'query', Operations[N]['query']> &
  Part<'body', Operations[N]['body']> & { headers?: Readonly<Record<string, string>> };

/** Where the person works now. */
export interface Scope {
  /** Null: the only one. */
  organisation: string | null;
  /** Null: that of the token. */
  environment: 'sandbox' | 'production' | null;
}

export interface Client {
  /** @throws ApiError */
  call<N extends Name>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Answer<N>>;
  /** An answer that is no JSON. @throws ApiError */
  file(name: 'GET /si/invoices/{id}/pdf' | 'GET /si/invoices/{id}/qr', id: string): Promise<Blob>;
}

interface AnyInput {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
  body?: object;
  headers?: Readonly<Record<string, string>>;
}

export function createClient(tokens: TokenKeeper, scope: Scope, onSignedOut: () => void): Client {
  async function send(name: string, input: AnyInput, signal?: AbortSignal): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const { token, url } = await tokens.get();
      const response = await fetch(...requestOf(url, token, name, input, scope, signal)).catch((error: unknown) => {
        if (signal?.aborted) throw error;
        throw new ApiError(0, null);
      });
      if (response.status !== 401) return response;
      tokens.forget();
      // A token that was good a moment ago may have been withdrawn: one new one, then the person signs in again.
      if (attempt === 2) {
        onSignedOut();
        return response;
      }
    }
  }
  return {
    async call<N extends Name>(name: N, input: Input<N>, signal?: AbortSignal) {
      const response = await send(name, input as AnyInput, signal);
      const body: unknown = await response.json().catch(() => null);
      if (!response.ok) throw refusal(response, body);
      return body as Answer<N>;
    },
    async file(name, id) {
      const response = await send(name, { path: { id } });
      if (!response.ok) throw refusal(response, await response.json().catch(() => null));
      return response.blob();
    },
  };
}

export function refusal(response: Response, body: unknown): ApiError {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(response.status, body, Number.isNaN(seconds) ? null : seconds);
}

/** Exported for its test. */
export function requestOf(
  base: string,
  token: string,
  name: string,
  { path = {}, query = {}, body, headers = {} }: AnyInput,
  { organisation, environment }: Scope,
  signal?: AbortSignal,
): [URL, RequestInit] {
  const [method = 'GET', template = ''] = name.split(' ');
  const url = new URL(base + template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path[key] ?? '')));
  const place: Readonly<Record<string, string>> = environment === null ? {} : { env: environment };
  const isRead = method === 'GET' || method === 'DELETE';
  for (const [key, value] of Object.entries<unknown>({ ...query, ...(isRead ? place : {}) })) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(key, String(value));
  }
  const sent = {
    authorization: `Bearer ${token}`,
    ...(organisation === null ? {} : { 'x-organisation': organisation }),
    ...(isRead ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const request: RequestInit = { method, headers: sent, credentials: 'omit', cache: 'no-store' };
  if (!isRead) request.body = JSON.stringify({ ...body, ...place });
  if (signal) request.signal = signal;
  return [url, request];
}
