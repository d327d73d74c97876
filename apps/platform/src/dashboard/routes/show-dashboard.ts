import { bytes } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

export const showDashboard = openRoute({
  method: 'GET',
  path: ['/dashboard', '/dashboard/*'],
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Console',
  summary: 'The dashboard, for people.',
  undocumented: true,
  responses: { 200: Type.String({ contentMediaType: 'text/html' }) },
  async handler(_call, { dashboard }) {
    const { html, headers } = await dashboard.page();
    return bytes('text/html; charset=utf-8', html, headers);
  },
});
