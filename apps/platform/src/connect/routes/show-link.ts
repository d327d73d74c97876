import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { linkingHeaders } from '../page/shell.ts';

const Html = Type.String({ contentMediaType: 'text/html' });

export const showLink = openRoute({
  method: 'GET',
  path: '/link/:id',
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Linking',
  summary: 'The hosted linking page, for people.',
  undocumented: true,
  responses: { 200: Html, 404: Html },
  async handler({ params }, { connect }) {
    const { status, html } = await connect.page.open({ kind: 'link', linkId: params.id });
    return bytes('text/html; charset=utf-8', html, linkingHeaders(false), status);
  },
});
