import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { SANDBOX_ANSWERS } from '../index.ts';
import { SandboxCheckout } from './schemas.ts';

const Text = Type.String({ minLength: 1, maxLength: 100 });
const PAYER = { name: 'Adaeze Bankole', email: 'adaeze.bankole@example.com' };

export const authorisePayment = route({
  method: 'POST',
  path: '/v2/sandbox/payments/:id/authorise',
  access: { testOnly: true, product: 'payments' },
  tag: 'Sandbox',
  summary: 'Do what a payer does on the page: log in, choose an account, authorise.',
  body: Type.Object({
    institution: Type.Optional(Text),
    auth_method: Type.Optional(Text),
    persona: Type.Optional(Type.Union([Text, Type.Object({})], { description: 'Who logs in, as for a link' })),
    value: Type.Optional(
      Type.String({ maxLength: 100, description: 'The answer to the bank; the right one if absent' }),
    ),
  }),
  responses: {
    200: SandboxCheckout,
    400: Type.Union([invalidInput, failure]),
    404: failure,
    409: failure,
    503: failure,
  },
  async handler({ caller, params: { id }, body }, { payments: { oneTime }, sandbox }) {
    const { checkout } = oneTime;
    let view = await checkout.look(caller, id);
    if (view.step === 'customer') view = await checkout.nameCustomer(caller, id, PAYER);
    if (view.step === 'bank') {
      const { customerId } = await oneTime.awaited(caller, id);
      const institution = body.institution ?? view.preselected?.institution;
      const method = body.auth_method ?? view.preselected?.auth_method ?? undefined;
      const { accountId } = await sandbox.link(caller, {
        login: loginOf(body.persona ?? 'user_good'),
        ...(customerId === null ? {} : { customer: { id: customerId } }),
        ...(institution === undefined ? {} : { institution }),
        ...(method === undefined ? {} : { authMethod: method }),
      });
      view = await checkout.chooseLinked(caller, id, accountId);
    }
    const right = view.challenge ? SANDBOX_ANSWERS[view.challenge.kind] : '';
    return ok(await checkout.authorise(caller, id, body.value ?? right));
  },
});

const loginOf = (persona: string | object) =>
  typeof persona === 'string'
    ? { user: persona, password: 'pass_good' }
    : { user: 'user_custom', password: JSON.stringify(persona) };
