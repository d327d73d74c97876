import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Exchange } from './schemas.ts';

const Body = placed({
  code: Type.String({ minLength: 1, maxLength: 500 }),
  meta: Type.Optional(Type.Object({ ref: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) })),
});

export const exchangeCode = route({
  method: 'POST',
  path: '/si/mono/exchange',
  access: { role: 'operator' },
  tag: 'Accounts',
  summary: 'Exchange the code of a finished link: the account is stored, with the consent to it.',
  description:
    'The same code again answers what it did the first time. `account` and `institution` are null while the bank is still ' +
    'being read. An account that was linked before keeps its id and its history.',
  body: Body,
  responses: { 200: success(Exchange), ...failures(400, 404, 409, 502, 504) },
  async handler({ caller, body, ip }, { tenancy, accounts }) {
    const tenant = await tenancy.resolve(caller, body);
    const request = { code: body.code, ref: body.meta?.ref ?? null, actor: caller, ip };
    return ok(await accounts.exchange(tenant, request), 'Account linked');
  },
});
