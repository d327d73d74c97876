/** What a handler answers. The envelope, its timestamp and the headers are put around it in one place. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body:
    | {
        kind: 'envelope';
        state: 'successful' | 'processing' | 'failed';
        message: string;
        data?: unknown;
        meta?: unknown;
        extra?: object;
        at?: Date;
      }
    /** An old route's bare body. */
    | { kind: 'bare'; value: unknown }
    /** JSON text made elsewhere (by PostgreSQL): only joined into the envelope. */
    | { kind: 'text'; message: string; data: string; meta: string | null }
    | { kind: 'bare-text'; text: string }
    /** A whole body of JSON in pieces, for answers too long to be one string. */
    | { kind: 'pieces'; pieces: readonly Uint8Array[] }
    | { kind: 'bytes'; type: string; bytes: Uint8Array | string }
    /** A file that is read while it is sent. */
    | { kind: 'stream'; type: string; length: number; content: AsyncIterable<Uint8Array> };
}

export interface ReplyOptions {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  meta?: unknown;
  state?: 'successful' | 'processing' | 'failed';
  /** Members beside `data`, where the contract prints some (`responseCode`). */
  extra?: object;
  /** The caller's time, where the call itself has moved it. */
  at?: Date;
}

const COMPLETED = 'Request was successfully completed';

export function ok(data?: unknown, message: string = COMPLETED, options: ReplyOptions = {}): Reply {
  return {
    status: options.status ?? 200,
    headers: options.headers ?? {},
    body: {
      kind: 'envelope',
      state: options.state ?? 'successful',
      message,
      ...(data === undefined ? {} : { data }),
      ...(options.meta === undefined ? {} : { meta: options.meta }),
      ...(options.extra === undefined ? {} : { extra: options.extra }),
      ...(options.at === undefined ? {} : { at: options.at }),
    },
  };
}

export function bare(value: unknown, options: Pick<ReplyOptions, 'status' | 'headers'> = {}): Reply {
  return { status: options.status ?? 200, headers: options.headers ?? {}, body: { kind: 'bare', value } };
}

export function bareText(text: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 200, headers, body: { kind: 'bare-text', text } };
}

/** For the hot lists: `data` and `meta` (null: none) are JSON text already. */
export function okText(
  data: string,
  meta: string | null,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status: 200, headers, body: { kind: 'text', message, data, meta } };
}

export function pieces(body: readonly Uint8Array[], headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 200, headers, body: { kind: 'pieces', pieces: body } };
}

/** `length` in bytes. Content that breaks off breaks the connection, so that nobody takes a part for the whole. */
export function stream(
  type: string,
  { length, content }: { length: number; content: AsyncIterable<Uint8Array> },
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status: 200, headers, body: { kind: 'stream', type, length, content } };
}

export function bytes(
  type: string,
  content: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Reply {
  return { status, headers, body: { kind: 'bytes', type, bytes: content } };
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** What is sent. `now`: the caller's time, for the envelope. A stream is not in it. */
export function payloadOf(
  answer: Reply,
  now: Date,
): { type: string; payload: string | Uint8Array | readonly Uint8Array[] } {
  const { body } = answer;
  switch (body.kind) {
    case 'envelope': {
      const { state, message, data, meta, extra, at = now } = body;
      const full = { status: state, message, ...extra, timestamp: at.toISOString(), data, meta };
      return { type: JSON_TYPE, payload: JSON.stringify(full) };
    }
    case 'text': {
      const head = `{"status":"successful","message":${JSON.stringify(body.message)},"timestamp":"${now.toISOString()}"`;
      const meta = body.meta === null ? '' : `,"meta":${body.meta}`;
      return { type: JSON_TYPE, payload: `${head},"data":${body.data}${meta}}` };
    }
    case 'bare':
      return { type: JSON_TYPE, payload: JSON.stringify(body.value) };
    case 'bare-text':
      return { type: JSON_TYPE, payload: body.text };
    case 'pieces':
      return { type: JSON_TYPE, payload: body.pieces };
    case 'bytes':
      return { type: body.type, payload: body.bytes };
    case 'stream':
      return { type: body.type, payload: '' };
  }
}
