import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltFiles, bestEncoding, PageManifest } from './built-files.ts';

const SCRIPT = 'console.log("linking page");\n'.repeat(50);
let home: string;
let files: BuiltFiles;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kente-page-'));
  await mkdir(join(home, 'assets', 'inner'), { recursive: true });
  await writeFile(join(home, 'assets', 'main-1.js'), SCRIPT);
  await writeFile(join(home, 'secret.js'), 'not for you');
  files = new BuiltFiles(pathToFileURL(join(home, 'assets/')));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a built file', () => {
  test('comes in the best encoding that the browser takes', async () => {
    const brotli = await files.read('main-1.js', 'gzip, deflate, br');
    expect(brotli?.encoding).toBe('br');
    expect(brotliDecompressSync(brotli?.bytes ?? '').toString()).toBe(SCRIPT);
    const zipped = await files.read('main-1.js', 'gzip');
    expect(gunzipSync(zipped?.bytes ?? '').toString()).toBe(SCRIPT);
    const plain = await files.read('main-1.js', undefined);
    expect(plain).toEqual({ type: 'text/javascript; charset=utf-8', bytes: Buffer.from(SCRIPT) });
  });

  test.each(['../secret.js', '..%2fsecret.js', '/etc/passwd', '.hidden.js', 'inner', 'none.js', 'main-1.exe', ''])(
    '%j leads nowhere',
    async (name) => {
      expect(await files.read(name, undefined)).toBeNull();
    },
  );
});

test.each([
  ['br;q=0, gzip', 'gzip'],
  ['identity', 'identity'],
  ['*', 'gzip'],
  ['br;q=0.5', 'br'],
])('accept-encoding %s: %s', (accept, encoding) => {
  expect(bestEncoding(accept)).toBe(encoding);
});

test('a new build is noticed, a missing one is told', async () => {
  const path = join(home, 'manifest.json');
  const manifest = new PageManifest(pathToFileURL(path), 'linking page');
  await expect(manifest.files()).rejects.toThrow('npm run build');
  const write = async (file: string, at: number) => {
    await writeFile(path, JSON.stringify({ 'src/main.tsx': { file, css: ['assets/main.css'] } }));
    await utimes(path, at, at);
  };
  await write('assets/one.js', 1_000);
  expect(await manifest.files()).toEqual({ script: 'assets/one.js', preloads: [], styles: ['assets/main.css'] });
  await write('assets/two.js', 2_000);
  expect((await manifest.files()).script).toBe('assets/two.js');
});

test('a page of several is told with all that it imports, each once, its own style last', async () => {
  const path = join(home, 'several.json');
  const manifest = {
    'src/pay.tsx': { file: 'assets/pay.js', css: ['assets/pay.css'], imports: ['_parts.js', '_words.js'] },
    '_parts.js': { file: 'assets/parts.js', css: ['assets/base.css'], imports: ['_words.js'] },
    '_words.js': { file: 'assets/words.js' },
  };
  await writeFile(path, JSON.stringify(manifest));
  expect(await new PageManifest(pathToFileURL(path), 'page', 'src/pay.tsx').files()).toEqual({
    script: 'assets/pay.js',
    preloads: ['assets/parts.js', 'assets/words.js'],
    styles: ['assets/base.css', 'assets/pay.css'],
  });
  await expect(new PageManifest(pathToFileURL(path), 'page').files()).rejects.toThrow('has no src/main.tsx');
});
