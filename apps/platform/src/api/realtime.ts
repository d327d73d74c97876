import type { IncomingHttpHeaders } from 'node:http';

/** `x-realtime: true` or `x-real-time: true`, case ignored; any other value is no request. */
export function wantsRealtime(headers: IncomingHttpHeaders): boolean {
  return [headers['x-realtime'], headers['x-real-time']].some((value) => String(value).trim().toLowerCase() === 'true');
}
