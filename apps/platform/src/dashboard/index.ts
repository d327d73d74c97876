import { randomBytes } from 'node:crypto';
import { BuiltFiles, type Content, PageManifest } from '../api/built-files.ts';
import { pageHeaders } from '../api/html.ts';
import type { Console } from '../console/index.ts';
import { shell } from './shell.ts';

/** The dashboard: a page that finds its way by itself, so that every path below `/dashboard` is answered the same. */
export interface Dashboard {
  /** @throws Fault when it was never built. */
  page(): Promise<{ html: string; headers: Readonly<Record<string, string>> }>;
  /** Scripts and styles by name; null for one that is not there. */
  asset(name: string, acceptEncoding: string | undefined): Promise<Content | null>;
}

const FOLDER = new URL('../../../dashboard/dist/', import.meta.url);
const NONCE_BYTES = 16;

export function createDashboard({ invoicingUrl }: Pick<Console, 'invoicingUrl'>): Dashboard {
  const manifest = new PageManifest(new URL('.vite/manifest.json', FOLDER), 'dashboard');
  const assets = new BuiltFiles(new URL('assets/', FOLDER));
  return {
    async page() {
      const styleNonce = randomBytes(NONCE_BYTES).toString('base64');
      const policy = { calls: [new URL(invoicingUrl()).origin], images: ['blob:'], styleNonce, personal: true };
      return { html: shell(await manifest.files(), styleNonce), headers: pageHeaders(policy) };
    },
    asset: (name, acceptEncoding) => assets.read(name, acceptEncoding),
  };
}
