import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Fault } from '@kente/kit/errors';

type Encoding = 'br' | 'gzip' | 'identity';
export interface Content {
  type: string;
  bytes: Uint8Array;
  /** Absent: as it is. */
  encoding?: 'br' | 'gzip';
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  map: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
};

const ENTRY = 'src/main.tsx';

/** What a page loads first: paths under the folder that it is served from. */
export interface PageFiles {
  script: string;
  /** What the script imports: told in the head, so that it is not waited for twice. */
  preloads: readonly string[];
  styles: readonly string[];
}

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Files of a built front end, read and compressed once each. */
export class BuiltFiles {
  readonly #folder: URL;
  readonly #kept = new Map<string, { changedMs: number; by: Map<Encoding, Promise<Uint8Array>> }>();

  /** `folder`: with a slash at its end. */
  constructor(folder: URL) {
    this.#folder = folder;
  }

  /** @returns null for a file that is not there, and for a name that is no plain file name. */
  async read(name: string, acceptEncoding: string | undefined): Promise<Content | null> {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (!type || !/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name)) return null;
    const path = new URL(name, this.#folder);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    let kept = this.#kept.get(name);
    if (kept?.changedMs !== found.mtimeMs) {
      kept = { changedMs: found.mtimeMs, by: new Map() };
      this.#kept.set(name, kept);
    }
    const encoding = /^(font|image\/png)/.test(type) ? 'identity' : bestEncoding(acceptEncoding);
    let bytes = kept.by.get(encoding);
    if (!bytes) {
      bytes = readFile(path).then((plain) => (encoding === 'identity' ? plain : compressed(plain, encoding)));
      kept.by.set(encoding, bytes);
    }
    return { type, bytes: await bytes, ...(encoding === 'identity' ? {} : { encoding }) };
  }
}

function compressed(plain: Buffer, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  if (encoding === 'gzip') return compress.gzip(plain, { level: 9 });
  return compress.br(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
}

export function bestEncoding(accept: string | undefined): Encoding {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const names = (accept ?? '').split(',').flatMap((part) => (refused.test(part) ? [] : [part.split(';')[0]?.trim()]));
  if (names.includes('br')) return 'br';
  return names.includes('gzip') || names.includes('*') ? 'gzip' : 'identity';
}

interface ManifestEntry {
  file: string;
  css?: string[];
  /** Keys of the manifest. */
  imports?: string[];
}
type Manifest = Readonly<Record<string, ManifestEntry>>;

/** Script and style of a page, as its last build named them. Read again when a build has changed them. */
export class PageManifest {
  readonly #path: URL;
  readonly #name: string;
  readonly #entry: string;
  #kept: { changedMs: number; files: PageFiles } | null = null;

  /** `name`: as it is told to whoever has not built it; `entry`: the page's own source, where there are several. */
  constructor(path: URL, name: string, entry: string = ENTRY) {
    this.#path = path;
    this.#name = name;
    this.#entry = entry;
  }

  /** @throws Fault when the page was never built. */
  async files(): Promise<PageFiles> {
    const found = await stat(this.#path).catch(() => null);
    if (!found) throw new Fault('page.missing', { message: `The ${this.#name} is not built. Run: npm run build` });
    if (this.#kept?.changedMs !== found.mtimeMs) {
      const files = filesOf(JSON.parse(await readFile(this.#path, 'utf8')) as Manifest, this.#entry);
      if (!files)
        throw new Fault('page.missing', { message: `The manifest of the ${this.#name} has no ${this.#entry}.` });
      this.#kept = { changedMs: found.mtimeMs, files };
    }
    return this.#kept.files;
  }
}

/** An entry with everything that it imports, each once, the imported first. */
function filesOf(manifest: Manifest, name: string): PageFiles | null {
  const entry = manifest[name];
  if (!entry) return null;
  const parts = new Map<string, ManifestEntry>();
  const add = (key: string): void => {
    const part = manifest[key];
    if (!part || parts.has(key)) return;
    parts.set(key, part);
    for (const next of part.imports ?? []) add(next);
  };
  for (const key of entry.imports ?? []) add(key);
  const styles = [...[...parts.values()].reverse(), entry].flatMap(({ css }) => css ?? []);
  return { script: entry.file, preloads: [...parts.values()].map(({ file }) => file), styles: [...new Set(styles)] };
}
