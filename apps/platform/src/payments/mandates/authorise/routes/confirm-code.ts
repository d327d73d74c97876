import Type from 'typebox';
import { openRoute } from '../../../../api/route.ts';
import { answering, privately } from './shared.ts';

export const confirmCode = openRoute({
  method: 'POST',
  path: '/authorise/api/:link/code',
  ...answering,
  summary: 'The payer types the one-time code.',
  body: Type.Object({ code: Type.String({ maxLength: 20 }) }),
  handler: async ({ params, headers, body }, { payments }) =>
    privately(await payments.mandates.page.confirm(params.link, headers['x-visit'], body.code)),
});
