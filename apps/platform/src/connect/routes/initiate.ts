import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { InitiateBody } from '../initiate.ts';
import { CustomerOrAccountMissing, LinkBody } from './schemas.ts';

export const initiateLink = route({
  method: 'POST',
  path: '/v2/accounts/initiate',
  access: {},
  tag: 'Linking',
  summary: 'Make a link on which a person links an account, or renews the consent to one.',
  description:
    'With `scope: "auth"` a customer is required: an existing one by `id`, or a name and an email; one with the same email is ' +
    'reused. With `scope: "reauth"` the `account` is required. A link works for 7 days and for one success. Then the person is ' +
    'sent to `redirect_url`, and `mono.events.account_connected` or `mono.events.account_reauthorized` follows.',
  body: InitiateBody,
  responses: { 200: LinkBody, 400: invalidInput, 404: CustomerOrAccountMissing },
  mistakes: ({ caller, body }, { connect }) => connect.mistakes(caller, body),
  async handler({ caller, body }, { connect }) {
    const link = await connect.initiate(caller, body);
    return ok({
      mono_url: link.url,
      customer: link.customer_id,
      ...(link.account_id === null ? {} : { account: link.account_id }),
      meta: link.ref === null ? {} : { ref: link.ref },
      scope: link.scope,
      ...(link.institution_id === null ? {} : { institution: link.institution_id }),
      ...(link.auth_method === null ? {} : { auth_method: link.auth_method }),
      redirect_url: link.redirect_url,
      created_at: link.created_at.toISOString(),
    });
  },
});
