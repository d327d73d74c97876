import Type from 'typebox';
import { openRoute } from '../../../../api/route.ts';
import { answering, privately } from './shared.ts';

export const identifyPayer = openRoute({
  method: 'POST',
  path: '/authorise/api/:link/identity',
  ...answering,
  summary: 'The payer gives a BVN.',
  body: Type.Object({
    bvn: Type.String({ pattern: '^\\d{11}$' }),
    birthDate: Type.Optional(Type.String({ maxLength: 10 })),
  }),
  handler: async ({ params, headers, body }, { payments }) =>
    privately(await payments.mandates.page.identify(params.link, headers['x-visit'], body)),
});
