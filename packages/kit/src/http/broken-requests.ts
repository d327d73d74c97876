import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { type MapError, toWireError } from './error-mapping.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
/** The client is given this long to read why it was refused before its connection is broken. */
const READ_WITHIN_MS = 1_000;

/** The envelope of a failure that no route answers. */
export function failedEnvelope(
  { clock, mapError = toWireError }: { clock: Clock; mapError?: MapError },
  status: number,
  message: string,
): Record<string, unknown> {
  const refusal = new Refusal('request.refused', { status, message });
  return mapError(refusal, { timestamp: clock.now().toISOString(), requestId: '' }).body;
}

/** Status and words for what is not HTTP enough to become a request. Codes are Node's. */
function judge(code: string | undefined): { status: number; message: string } {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, message: 'The request headers or the URL are too large.' };
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return { status: 413, message: 'The request body is too large.' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, message: 'The request took too long to arrive.' };
  return { status: 400, message: 'The request is not valid HTTP.' };
}

/** Answers on the bare socket, in the envelope, what Node itself would answer with an empty body. */
export function createClientErrorHandler(
  speech: { clock: Clock; mapError?: MapError },
  headers: Readonly<Record<string, string>>,
) {
  return (
    error: Error & { code?: string },
    socket: Socket & { _httpMessage?: { headersSent: boolean } | null },
  ): void => {
    const begun = socket._httpMessage?.headersSent ?? false;
    if (error.code === 'ECONNRESET' || !socket.writable || begun) {
      socket.destroy();
      return;
    }
    const { status, message } = judge(error.code);
    const text = JSON.stringify(failedEnvelope(speech, status, message));
    const lines = Object.entries({
      ...headers,
      'x-request-id': randomUUID(),
      'content-type': JSON_TYPE,
      'content-length': String(Buffer.byteLength(text)),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`);
    setTimeout(() => socket.destroy(), READ_WITHIN_MS).unref();
  };
}
