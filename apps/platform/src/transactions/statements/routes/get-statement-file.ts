import { stream } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../../api/route.ts';
import { StatementMissing } from './schemas.ts';

/** Nothing that shows it, finds it in a cache or asks where it came from. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'content-disposition': 'attachment; filename="statement.pdf"',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

export const getStatementFile = openRoute({
  method: 'GET',
  path: '/statements/:file.pdf',
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Statements',
  summary: 'A finished statement. Its address cannot be guessed, and works for 24 hours.',
  responses: {
    200: Type.String({ contentMediaType: 'application/pdf', description: 'The PDF' }),
    404: StatementMissing,
  },
  async handler({ params }, { statements }) {
    const { bytes, content } = await statements.open(params.file);
    return stream('application/pdf', { length: bytes, content }, HEADERS);
  },
});
