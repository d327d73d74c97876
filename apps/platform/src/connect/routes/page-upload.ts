import { openRoute } from '../../api/route.ts';
import { inSession, privately } from './page-session.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const NAME_MAX = 255;

export const pageUpload = openRoute({
  method: 'POST',
  path: '/connect/api/session/file',
  ...inSession,
  summary: 'A person has chosen a statement file. At most 20 MB; nothing is stored before it is confirmed.',
  rawBody: { maxBytes: MAX_BYTES },
  handler: async ({ headers, raw }, { connect }) => {
    const name = fileName(headers['x-file-name']);
    return privately(await connect.page.answer(headers['x-session'], { kind: 'file', name, bytes: raw }));
  },
});

/** A plain name, as the person knows it. */
function fileName(header: string | string[] | undefined): string {
  const text = typeof header === 'string' ? header : '';
  let name = text;
  try {
    name = decodeURIComponent(text);
  } catch {
    // Taken as it is.
  }
  return name.split(/[/\\]/).at(-1)?.slice(0, NAME_MAX) || 'statement';
}
