import { fileURLToPath } from 'node:url';
import { newKey } from '@kente/kit/ids';
import type { Logger } from '@kente/kit/log';
import type { Config } from '../config.ts';
import { type KeptProcess, keepProcess } from '../kept-process.ts';
import type { Demo } from './index.ts';
import { loopback } from './invoicing-endpoint.ts';

/** The bank-to-invoice connector, as a process of its own: a client of the API like any other. */
const ENTRY = fileURLToPath(new URL('../../../invoicing/src/main.ts', import.meta.url));
/** Longer than its requests are drained, and shorter than we have ourselves. */
const STOP_WITHIN_MS = 8_000;
const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=256'];
const ORGANISATION = 'Adunni Foods Ltd';

/** What `demo.json` tells of it. */
export interface InvoicingDoor {
  /** Takes connections; answers come when it has read its code. */
  url: string;
  /** Opens the demo organisation. */
  key: string;
}

/** Whose bank data it reads, and who may do everything there. */
type DemoApp = Pick<Demo, 'secretKey' | 'webhookSecret' | 'businessId'> & { admin: string };

export interface Invoicing {
  /** Tells whose bank data it will read, with the key that it had, if any. */
  settle(demo: DemoApp, key: string | null): Promise<InvoicingDoor>;
  /** It loads its code now, when nobody waits for us any more. */
  begin(): void;
  stop(): Promise<void>;
}

/**
 * Starts the connector. At first it opens its port and no more, so that it takes no time from our own start: whoever calls
 * it before it has begun waits. `onFailed` is told in one sentence why it cannot go on.
 */
export function startInvoicing({
  config,
  databaseUrl,
  log,
  onFailed,
}: {
  config: Config;
  databaseUrl: Promise<string>;
  log: Logger;
  onFailed: (sentence: string) => void;
}): Invoicing {
  const whom = Promise.withResolvers<{ demo: DemoApp; key: string }>();
  const begun = Promise.withResolvers<void>();
  let standing: InvoicingDoor | null = null;
  const kept: KeptProcess<{ url: string }> = keepProcess({
    ...{ name: 'the invoicing connector', entry: ENTRY, execArgv: MEMORY, log, onFailed, stopWithinMs: STOP_WITHIN_MS },
    // Its port is told with the rest: one that is started again must come back where it was.
    env: { ...process.env, INVOICING_DATABASE_URL: 'parent', INVOICING_PORT: '', LOG_LEVEL: config.logLevel },
    orders: [
      async () => {
        // Not before our own look at which ports are free.
        await databaseUrl;
        const port = standing === null ? config.invoicingPort : Number(new URL(standing.url).port);
        return { host: config.host, port, anyPort: standing === null && !config.invoicingPortGiven };
      },
      async () => {
        const { demo, key } = await whom.promise;
        await begun.promise;
        return { ...whereToKeep(config, await databaseUrl), ...whomToServe(config, demo, key) };
      },
    ],
    whyNot: (code) => `The invoicing connector did not start on port ${config.invoicingPort} (exit code ${code}).`,
  });
  return {
    async settle(demo, known) {
      const { url } = await kept.ready;
      standing = { url, key: known ?? newKey('test', 'secret') };
      whom.resolve({ demo, key: standing.key });
      return standing;
    },
    begin: () => begun.resolve(),
    stop: () => kept.stop(),
  };
}

function whomToServe(config: Config, { secretKey, webhookSecret, businessId, admin }: DemoApp, key: string) {
  const platform = `http://${loopback(config.host)}:${config.port}`;
  return {
    settings: {
      MONO_BASE_URL: platform,
      CONSOLE_ISSUER: config.publicUrl,
      CONSOLE_JWKS_URL: `${platform}/console/jwks`,
      SIMULATORS_URL: config.simulatorsUrl,
      MONO_SECRET_KEY: secretKey,
      MONO_WEBHOOK_SECRET: webhookSecret,
    },
    organisation: { id: businessId, name: ORGANISATION, key, admin },
  };
}

/** Beside ours: `invoicing` in the embedded server, `<database>_invoicing` in yours, or wherever you say. */
function whereToKeep(config: Config, url: string): { databaseUrl: string; via: string | null; alone: boolean } {
  if (config.invoicingDatabaseUrl !== null)
    return { databaseUrl: config.invoicingDatabaseUrl, via: null, alone: false };
  const beside = new URL(url);
  const embedded = config.databaseUrl === null;
  beside.pathname = embedded ? '/invoicing' : `${beside.pathname}_invoicing`;
  return { databaseUrl: beside.href, via: url, alone: embedded };
}
