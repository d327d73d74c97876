import type { Reply, Request, Send, Wait } from './calling.ts';

/** A bank may take its time; after this we ask again. */
const TIMEOUT_MS = 75_000;

/** XMLHttpRequest and not fetch: only it tells how much of a file has gone. */
export const createSend =
  (base: string): Send =>
  (request: Request, signal: AbortSignal) =>
    new Promise<Reply>((resolve) => {
      const call = new XMLHttpRequest();
      call.open(request.method, base + request.path);
      for (const [name, value] of Object.entries(request.headers)) call.setRequestHeader(name, value);
      call.responseType = 'text';
      call.timeout = TIMEOUT_MS;
      const { onProgress } = request;
      if (onProgress) call.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
      const abort = (): void => call.abort();
      signal.addEventListener('abort', abort, { once: true });
      call.onloadend = () => {
        signal.removeEventListener('abort', abort);
        const retryAfter = Number(call.status ? call.getResponseHeader('retry-after') : null);
        resolve({
          status: call.status,
          body: parse(call.responseText),
          retryAfter: retryAfter > 0 ? retryAfter : null,
        });
      };
      call.send(request.body);
    });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A wait that ends early when the device is online again, or when the person asks for it. */
export function createPatience(): { wait: Wait; hurry: () => void } {
  let hurry = (): void => {};
  addEventListener('online', () => hurry());
  const wait: Wait = (ms, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
      hurry = done;
    });
  return { wait, hurry: () => hurry() };
}
