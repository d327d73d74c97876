import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { notFound } from '@kente/kit/errors';
import { openApiDocument } from '@kente/kit/http/openapi';
import type { Route } from '@kente/kit/http/route';
import type { Access } from '../api/guard.ts';
import type { PlatformRoute } from '../api/route.ts';
import { INTRODUCTION, TAGS } from './introduction.ts';
import { referencePage } from './page.ts';

/** The API reference: an OpenAPI document made from the route table, and a page that shows it and can try calls. */
export interface Docs {
  /** OpenAPI 3.1 as JSON text. Made on first use, then kept. */
  openApi(): Promise<string>;
  page(): string;
  /** A file of the page. @throws Refusal 404 for a name that is none of its files. */
  asset(name: string): Promise<Asset>;
}

export interface Asset {
  type: string;
  bytes: Buffer;
  /** The same bytes, compressed with gzip. */
  gzipped: Buffer;
}

export interface DocsDeps {
  publicUrl: string;
  /** Given in, since the table names this module's own routes too. */
  routes: readonly PlatformRoute[];
}

const FILES: Readonly<Record<string, { path: URL | string; type: string }>> = {
  'start.js': { path: new URL('./page/start.js', import.meta.url), type: 'text/javascript; charset=utf-8' },
  'page.css': { path: new URL('./page/page.css', import.meta.url), type: 'text/css; charset=utf-8' },
  // Scalar's own bundle, from the installed package: nothing of the page comes from another host.
  'reference.js': {
    path: createRequire(import.meta.url).resolve('@scalar/api-reference/browser/standalone.js'),
    type: 'text/javascript; charset=utf-8',
  },
};

export function createDocs({ publicUrl, routes }: DocsDeps): Docs {
  let document: Promise<string> | null = null;
  const assets = new Map<string, Promise<Asset>>();

  const make = async (): Promise<string> => {
    const info = {
      title: 'Kente API',
      version: '2',
      description: INTRODUCTION.replaceAll('{URL}', publicUrl),
      url: publicUrl,
      keyHeader: 'mono-sec-key',
      keyDescription: "Your app's secret key. It decides the environment: `test` or `live`.",
      tags: TAGS.filter(({ name }) => routes.some((route) => route.tag === name && !route.undocumented)),
    };
    const table = routes as readonly Route<never, never, Access>[];
    return JSON.stringify(await openApiDocument<Access>(table, info, (access) => access.open === true));
  };

  return {
    openApi() {
      document ??= make();
      return document;
    },
    page: referencePage,
    async asset(name) {
      const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
      if (!file) throw notFound('record');
      const known = assets.get(name) ?? load(file);
      assets.set(name, known);
      return known;
    },
  };
}

async function load({ path, type }: { path: URL | string; type: string }): Promise<Asset> {
  const bytes = await readFile(path);
  return { type, bytes, gzipped: await promisify(gzip)(bytes) };
}
