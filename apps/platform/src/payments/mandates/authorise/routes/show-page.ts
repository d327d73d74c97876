import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { pageHeaders } from '../../../../api/html.ts';
import { openRoute } from '../../../../api/route.ts';

const Html = Type.String({ contentMediaType: 'text/html' });

export const showAuthorisePage = openRoute({
  method: 'GET',
  path: '/authorise/:link',
  access: { open: true, perAddressPerMinute: 300 },
  tag: 'Direct debit',
  summary: 'The hosted page on which a payer authorises a mandate.',
  undocumented: true,
  responses: { 200: Html, 404: Html },
  async handler({ params }, { payments }) {
    const { status, html } = await payments.mandates.page.open(params.link);
    return bytes('text/html; charset=utf-8', html, pageHeaders({ images: ['data:'], personal: true }), status);
  },
});
