import { invalidField } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import { isId } from '@kente/kit/ids';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { customerOf } from './customer.ts';

const Text = Type.String({ minLength: 1, maxLength: 200 });

const Body = Type.Object({
  institution: Type.Optional(Text),
  auth_method: Type.Optional(Text),
  /** A user name of the sandbox, or a persona of your own as an object. */
  persona: Type.Optional(Type.Union([Text, Type.Object({})])),
  password: Type.Optional(Type.String({ maxLength: 100_000 })),
  customer: Type.Optional(Type.Union([Text, Type.Object({})])),
  account_id: Type.Optional(Type.String()),
  ref: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
});

const Linked = Type.Object({ code: Type.String(), account: Type.String() }, { additionalProperties: false });

export const linkAccount = route({
  method: 'POST',
  path: '/v2/sandbox/link',
  access: { testOnly: true },
  tag: 'Sandbox',
  summary: 'Link an account of the simulated banks without the widget.',
  body: Body,
  responses: { 200: success(Linked), 400: invalidInput, 404: missing('customer') },
  async handler({ caller, body }, { sandbox }) {
    if (body.account_id !== undefined && !isId(body.account_id)) {
      throw invalidField('account_id', 'account_id must be 24 lower-case hex characters');
    }
    const { persona = 'user_good', password = 'pass_good' } = body;
    const login =
      typeof persona === 'string'
        ? { user: persona, password }
        : { user: 'user_custom', password: JSON.stringify(persona) };
    const customer = customerOf(body.customer);
    const { accountId, code } = await sandbox.link(caller, {
      login,
      ...(body.institution === undefined ? {} : { institution: body.institution }),
      ...(body.auth_method === undefined ? {} : { authMethod: body.auth_method }),
      ...(customer === undefined ? {} : { customer }),
      ...(body.account_id === undefined ? {} : { accountId: body.account_id }),
      ...(body.ref === undefined ? {} : { ref: body.ref }),
    });
    return ok({ code, account: accountId });
  },
});
