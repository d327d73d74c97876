import { SECOND_MS } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import { request } from 'undici';
import type { Messenger } from './messenger.ts';

const TIMEOUT_MS = 10 * SECOND_MS;

/** The operator's own gateway: `POST {url} {channel: "sms"|"email", to, text}` with the key as bearer; any 2xx is sent. */
export function createHttpMessenger({ url, key }: { url: string; key: string }): Messenger {
  return {
    async send(_env, { method, address }, text) {
      const body = JSON.stringify({ channel: method === 'email' ? 'email' : 'sms', to: address, text });
      const answer = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        body,
      }).catch((cause: unknown) => {
        throw notSent(cause);
      });
      await answer.body.dump();
      if (answer.statusCode < 200 || answer.statusCode > 299) throw notSent(`it answered ${answer.statusCode}`);
    },
  };
}

const notSent = (cause: unknown): Fault =>
  new Fault('messenger.unavailable', {
    status: 503,
    message: 'The code could not be sent. Try again later.',
    retryAfterSeconds: 30,
    cause,
  });
