import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Away, Failure, type Terminal } from './terminal.ts';

/** What `demo.json` of a Kente home tells; see the sandbox contract, section 1. */
interface DemoFile {
  api_url: string;
  secret_key: string;
  webhook_secret: string;
  account: string;
}

/** How an integrator's command reaches the API. */
export interface ApiOptions {
  key?: string;
  api?: string;
}

export interface Api {
  url: string;
  /** The demo app's webhook secret and account, where its key is the one in use. */
  demo: { webhookSecret: string; account: string } | null;
  /** @throws Failure with the API's own sentence; Away when it cannot answer now. */
  call<Data>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<{ data: Data; meta: Record<string, unknown> }>;
}

const ANSWER_WITHIN_MS = 120_000;

/** The key of `--key`, else of KENTE_SECRET_KEY, else of the demo app. */
export async function openApi(terminal: Terminal, options: ApiOptions): Promise<Api> {
  const { variables } = terminal;
  const demo = await readDemo(terminal);
  const key = options.key ?? variables.KENTE_SECRET_KEY ?? demo?.secret_key;
  if (!key) {
    throw new Failure(
      'No key. Give one with --key or KENTE_SECRET_KEY, or run `npm start` once in this folder: it makes a demo app with a key.',
      2,
    );
  }
  const given = options.api ?? variables.KENTE_API_URL ?? demo?.api_url ?? `http://localhost:${variables.PORT ?? 4000}`;
  const url = given.replace(/\/+$/, '');
  return {
    url,
    demo: demo && demo.secret_key === key ? { webhookSecret: demo.webhook_secret, account: demo.account } : null,
    call: (method, path, body) => call(url, key, method, path, body),
  };
}

async function readDemo({ folder, variables }: Terminal): Promise<DemoFile | null> {
  const file = join(resolve(folder, variables.KENTE_HOME ?? '.kente'), 'demo.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoFile;
  } catch {
    return null;
  }
}

interface Envelope<Data> {
  message: string;
  data: Data;
  meta?: Record<string, unknown>;
}

async function call<Data>(url: string, key: string, method: string, path: string, body: object | undefined) {
  const answer = await fetch(url + path, {
    method,
    headers: { 'mono-sec-key': key, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => {
    throw new Away(
      `${url} does not answer. Is Kente running? Start it with \`npm start\`, or name another one with --api.`,
    );
  });
  const content = (await answer.json().catch(() => null)) as Envelope<Data> | null;
  if (!content || typeof content.message !== 'string')
    throw new Failure(`${url} answered ${answer.status}, and not as Kente does. Check --api.`);
  if (answer.status >= 500) throw new Away(`${content.message} (${answer.status})`);
  if (!answer.ok) throw new Failure(`${content.message} (${answer.status})`);
  return { data: content.data, meta: content.meta ?? {} };
}
