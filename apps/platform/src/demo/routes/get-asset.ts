import { readFile } from 'node:fs/promises';
import { notFound } from '@kente/kit/errors';
import { bytes } from '@kente/kit/http/reply';
import { missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

/** Scripts and styles of the demo and the landing page. */
const FILES: Readonly<Record<string, string>> = {
  'base.css': 'text/css; charset=utf-8',
  'charts.css': 'text/css; charset=utf-8',
  'charts.js': 'text/javascript; charset=utf-8',
  'demo.css': 'text/css; charset=utf-8',
  'demo.js': 'text/javascript; charset=utf-8',
};

export const getDemoAsset = openRoute({
  method: 'GET',
  path: '/demo/assets/:file',
  access: { open: true },
  tag: 'Demo',
  summary: 'A file of the demo page.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/css' }), 404: missing('record') },
  async handler({ params: { file } }) {
    const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (!type) throw notFound('record');
    const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
    return bytes(type, await readFile(new URL(`../page/${file}`, import.meta.url)), headers);
  },
});
