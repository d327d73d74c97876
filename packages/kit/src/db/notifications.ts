import pg from 'pg';
import type { Logger } from '../log.ts';

type Handler = (payload: string) => void;

/**
 * LISTEN on one connection of its own, shared by all that wait. A notification is a hint: it may be missed while the
 * connection is being made again, so whoever waits looks at the table as well.
 */
export class Notifications {
  readonly #url: string;
  readonly #log: Logger;
  readonly #handlers = new Map<string, Set<Handler>>();
  #client: pg.Client | null = null;
  #asking: Promise<void> = Promise.resolve();
  readonly #waits = new Set<() => void>();
  #hurried = false;
  #closed = false;
  #retry: NodeJS.Timeout | null = null;

  constructor(url: string, log: Logger) {
    this.#url = url;
    this.#log = log;
  }

  /** Connects, now or as soon as the database can be reached: never throws. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'kente listen', keepAlive: true });
    client.on('notification', ({ channel, payload }) => {
      for (const handler of this.#handlers.get(channel) ?? []) handler(payload ?? '');
    });
    let gone = false;
    const lost = (error?: Error): void => {
      if (gone) return;
      gone = true;
      if (this.#client === client) this.#client = null;
      void client.end().catch(() => {});
      if (this.#closed) return;
      this.#log.warn({ err: error }, 'notifications: connection lost, connecting again');
      this.#retry = setTimeout(() => {
        this.#retry = null;
        void this.start();
      }, 500);
    };
    client.on('error', lost);
    client.on('end', () => lost());
    try {
      await client.connect();
      this.#client = client;
      await Promise.all([...this.#handlers.keys()].map((channel) => this.#listen(client, channel)));
    } catch (error) {
      lost(error as Error);
    }
    if (this.#closed) await client.end().catch(() => {});
  }

  /** One after the other: pg will not queue statements of one connection for long. */
  #listen(client: pg.Client, channel: string): Promise<void> {
    const mine = this.#asking.then(async () => {
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    });
    this.#asking = mine.catch(() => {});
    return mine;
  }

  /** @returns a function that ends the subscription. */
  subscribe(channel: string, handler: Handler): () => void {
    let handlers = this.#handlers.get(channel);
    if (!handlers) {
      handlers = new Set();
      this.#handlers.set(channel, handlers);
      if (this.#client) {
        this.#listen(this.#client, channel).catch((error: unknown) => {
          this.#log.warn({ err: error }, 'notifications: listen failed');
        });
      }
    }
    handlers.add(handler);
    return () => handlers.delete(handler);
  }

  /** Ends true as soon as `payload` is told on `channel`, false after `timeoutMs`. */
  waitFor(channel: string, payload: string, timeoutMs: number): { told: Promise<boolean>; cancel: () => void } {
    if (this.#hurried) return { told: Promise.resolve(false), cancel: () => {} };
    let cancel = (): void => {};
    const told = new Promise<boolean>((resolve) => {
      const end = (value: boolean): void => {
        clearTimeout(timer);
        unsubscribe();
        this.#waits.delete(cancel);
        resolve(value);
      };
      const timer = setTimeout(() => end(false), timeoutMs);
      const unsubscribe = this.subscribe(channel, (told) => {
        if (told === payload) end(true);
      });
      cancel = () => end(false);
      this.#waits.add(cancel);
    });
    return { told, cancel };
  }

  /** From now on nobody waits: the process is going down, and whoever asked is to be answered as things stand. */
  endWaits(): void {
    this.#hurried = true;
    for (const cancel of [...this.#waits]) cancel();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.endWaits();
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }
}
