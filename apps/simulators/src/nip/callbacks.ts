import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { AccountOnWire } from './wire.ts';

/** A call of the switch to a participant. Amount in kobo. */
export interface Notice {
  kind: 'result' | 'reversal';
  session_id: string;
  transaction: 'debit' | 'credit';
  response_code: string;
  amount: number;
  /** The world. */
  participant: string;
}

/** A transfer to an account number of a participant's. Amount in kobo. */
export interface CreditNotice {
  kind: 'incoming';
  session_id: string;
  amount: number;
  to: { account_number: string };
  from: Required<AccountOnWire>;
  participant: string;
}

const FIRST_AFTER_MS = 20;
const AGAIN_AFTER_MS = 500;
const TRIES = 3;
const ANSWER_WITHIN_MS = 5_000;

/** Calls participants back, one notice after the other, signed with the key that they called with. */
export class Callbacks {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Soon, and in this order. Whether anybody heard it is not the caller's concern. */
  send(to: { url: string; key: string }, notices: readonly Notice[]): void {
    if (notices.length === 0) return;
    const sending = this.#sendAll(to, notices).catch((error: unknown) => {
      if (!this.#stop.signal.aborted) this.#log.warn({ err: error }, 'simulated switch: nobody took a callback');
    });
    this.#underWay.add(sending);
    void sending.finally(() => this.#underWay.delete(sending));
  }

  /** At once, and known to have been heard. @throws Error when nobody took it. */
  deliver(to: { url: string; key: string }, notice: CreditNotice): Promise<void> {
    return this.#sendOne(to, notice);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#underWay);
  }

  async #sendAll(to: { url: string; key: string }, notices: readonly Notice[]): Promise<void> {
    const { signal } = this.#stop;
    // The answer to the call that caused them is on its way first.
    await wait(FIRST_AFTER_MS, undefined, { signal });
    for (const notice of notices) await this.#sendOne(to, notice);
  }

  async #sendOne({ url, key }: { url: string; key: string }, notice: Notice | CreditNotice): Promise<void> {
    const body = JSON.stringify(notice);
    for (let attempt = 1; ; attempt += 1) {
      const seconds = String(Math.floor(this.#clock.now().getTime() / 1_000));
      const signature = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
      const headers = { 'content-type': 'application/json', 'x-nip-timestamp': seconds, 'x-nip-signature': signature };
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
      const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null);
      if (answer?.ok) return;
      if (attempt === TRIES) throw new Error(`${url} answered ${answer?.status ?? 'nothing'}`);
      await wait(AGAIN_AFTER_MS, undefined, { signal: this.#stop.signal });
    }
  }
}
