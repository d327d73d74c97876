import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../../api/route.ts';
import { BASE, onPage, privately } from './on-page.ts';

export const pageChoose = openRoute({
  ...onPage,
  method: 'POST',
  path: `${BASE}/account`,
  summary: 'The account that a login has linked is to pay.',
  responses: { ...onPage.responses, 400: failure, 409: failure },
  async handler({ params, headers }, { payments: { oneTime } }) {
    const env = await oneTime.environmentOf(params.id);
    return privately(await oneTime.checkout.choose(env, params.id, headers['x-session']));
  },
});

export const pageAuthorise = openRoute({
  ...onPage,
  method: 'POST',
  path: `${BASE}/authorise`,
  summary: 'What the payer answers to the bank.',
  body: Type.Object({ value: Type.String({ maxLength: 100 }) }),
  responses: { ...onPage.responses, 400: invalidInput, 409: failure, 503: failure },
  async handler({ params, body }, { payments: { oneTime } }) {
    const env = await oneTime.environmentOf(params.id);
    return privately(await oneTime.checkout.authorise(env, params.id, body.value));
  },
});
