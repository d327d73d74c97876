import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../../api/route.ts';
import { BASE, onPage, privately } from './on-page.ts';

export const pageLook = openRoute({
  ...onPage,
  method: 'GET',
  path: BASE,
  summary: 'What the page shows.',
  async handler({ params }, { payments: { oneTime } }) {
    return privately(await oneTime.checkout.look(await oneTime.environmentOf(params.id), params.id));
  },
});

export const pageCustomer = openRoute({
  ...onPage,
  method: 'POST',
  path: `${BASE}/customer`,
  summary: 'Who pays.',
  body: Type.Object({}),
  responses: { ...onPage.responses, 400: invalidInput },
  async handler({ params, body }, { payments: { oneTime } }) {
    return privately(await oneTime.checkout.nameCustomer(await oneTime.environmentOf(params.id), params.id, body));
  },
});

export const pageCancel = openRoute({
  ...onPage,
  method: 'POST',
  path: `${BASE}/cancel`,
  summary: 'The payer leaves.',
  async handler({ params }, { payments: { oneTime } }) {
    return privately(await oneTime.checkout.cancel(await oneTime.environmentOf(params.id), params.id));
  },
});
