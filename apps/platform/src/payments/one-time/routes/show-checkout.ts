import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../../api/route.ts';
import { checkoutHeaders } from '../page/shell.ts';

const Html = Type.String({ contentMediaType: 'text/html' });

export const showCheckout = openRoute({
  method: 'GET',
  path: '/checkout/:id',
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Payments',
  summary: 'The hosted page of a payment, for people.',
  undocumented: true,
  responses: { 200: Html, 404: Html },
  async handler({ params }, { payments }) {
    const { status, html } = await payments.oneTime.open(params.id);
    return bytes('text/html; charset=utf-8', html, checkoutHeaders(false), status);
  },
});
