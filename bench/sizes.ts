import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type Figure, figure } from './stand/rounds.ts';

const CLIENT = new URL('../packages/connect-js/dist/connect.js', import.meta.url);
const PAGE = new URL('../apps/connect/dist/assets/', import.meta.url);

/** What a browser downloads, compressed, of a build that stands. */
export async function sizes(): Promise<Figure[]> {
  const files = (await readdir(PAGE)).filter((name) => /\.(js|css)$/.test(name)).sort();
  const page = await Promise.all(files.map((name) => gzipped(new URL(name, PAGE))));
  const client = await gzipped(CLIENT);
  return [
    figure('connect.js, gzip', 'kB', [client], { atMost: 4 }, 'the UMD file that a page loads'),
    figure(
      'linking page, gzip',
      'kB',
      [page.reduce((sum, size) => sum + size, 0)],
      { atMost: 28 },
      files.map(unhashed).join(' + '),
    ),
  ];
}

/** Kilobytes of 1,000 bytes. */
async function gzipped(file: URL): Promise<number> {
  return gzipSync(await readFile(file)).length / 1_000;
}

const unhashed = (name: string): string => name.replace(/-[\w-]{8}\./, '.');
