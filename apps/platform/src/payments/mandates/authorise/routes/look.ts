import { openRoute } from '../../../../api/route.ts';
import { onPage, privately } from './shared.ts';

export const lookAtAuthorisation = openRoute({
  method: 'GET',
  path: '/authorise/api/:link',
  ...onPage,
  summary: 'Where the authorisation stands, after a reload or while the page waits.',
  handler: async ({ params, headers }, { payments }) =>
    privately(await payments.mandates.page.look(params.link, headers['x-visit'])),
});
