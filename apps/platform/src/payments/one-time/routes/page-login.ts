import { failure, invalidInput, Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../../api/route.ts';
import { BASE, onPage, privately } from './on-page.ts';
import { PaymentUnknown } from './schemas.ts';

const Institution = Type.Object(
  {
    ...{ id: Type.String(), name: Type.String(), country: Type.String(), type: Type.String(), icon: Type.String() },
    ...{ primaryColor: Nullable(Type.String()), status: Type.String() },
    methods: Type.Array(Type.Object({ type: Type.String(), name: Type.String() }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);

export const pageBanks = openRoute({
  ...onPage,
  method: 'GET',
  path: `${BASE}/institutions`,
  summary: 'Banks that can pay.',
  responses: { 200: Type.Object({ institutions: Type.Array(Institution) }), 404: PaymentUnknown },
  async handler({ params }, { payments: { oneTime } }) {
    const env = await oneTime.environmentOf(params.id);
    return privately({ institutions: await oneTime.checkout.institutions(env, params.id) });
  },
});

export const pageLogin = openRoute({
  ...onPage,
  method: 'POST',
  path: `${BASE}/login`,
  summary: 'A payer has chosen a bank; the login goes on as linking does.',
  body: Type.Object({
    institution: Type.String({ maxLength: 100 }),
    auth_method: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  }),
  responses: {
    201: Type.Object({ session: Type.String() }, { additionalProperties: true }),
    ...{ 400: invalidInput, 404: PaymentUnknown, 409: failure },
  },
  async handler({ params, body }, { payments: { oneTime } }) {
    const env = await oneTime.environmentOf(params.id);
    const { institution, auth_method = null } = body;
    return privately(await oneTime.checkout.login(env, params.id, institution, auth_method), 201);
  },
});
