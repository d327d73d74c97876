import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { PAGE_HEADERS } from '../../demo/index.ts';
import { linkingHeaders } from '../page/shell.ts';

const Html = Type.String({ contentMediaType: 'text/html' });

/** The root too: clients of connect.js that know no path open the widget there. */
export const showWidget = openRoute({
  method: 'GET',
  path: ['/connect', '/'],
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Linking',
  summary: 'The widget page, in a frame of an integrator or on its own.',
  undocumented: true,
  query: Type.Object(
    { key: Type.Optional(Type.String()), scope: Type.Optional(Type.String()) },
    { additionalProperties: Type.String() },
  ),
  responses: { 200: Html, 401: Html },
  async handler({ query, headers, url }, { connect, demo, payments }) {
    const { key = '', ...rest } = query;
    if (key === '' && !url.startsWith('/connect'))
      return bytes('text/html; charset=utf-8', demo.landing(), PAGE_HEADERS);
    if (query.scope === 'payments') {
      const { status, html } = await payments.oneTime.openWidget(key, rest as Record<string, string>, headers.referer);
      return bytes('text/html; charset=utf-8', html, linkingHeaders(true), status);
    }
    const opened = { kind: 'widget' as const, key, query: rest as Record<string, string> };
    const { status, html } = await connect.page.open(opened, headers.referer);
    return bytes('text/html; charset=utf-8', html, linkingHeaders(true), status);
  },
});
