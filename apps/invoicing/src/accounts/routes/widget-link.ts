import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures } from '../../api/schemas.ts';
import { WidgetLink } from './schemas.ts';
import { bodyMistakes, readWidgetLink, WidgetLinkBody } from './widget-link-body.ts';

export const widgetLink = route({
  method: 'POST',
  path: '/si/mono/widget-link',
  access: { role: 'operator' },
  tag: 'Accounts',
  summary: 'Make a link on which the account holder links a bank account, or renews the consent to one.',
  description:
    'With `scope: "reauth"` only `account` is needed: any id under which the account was linked. `meta.ref` comes back with ' +
    'everything that follows; it is made here when absent. A link that nobody finished lapses after 24 hours.',
  body: WidgetLinkBody,
  responses: { 200: success(WidgetLink), ...failures(400, 404, 409, 502, 504) },
  mistakes: ({ body }) => bodyMistakes(body),
  async handler({ caller, body }, { tenancy, accounts }) {
    const request = readWidgetLink(body);
    const tenant = await tenancy.resolve(caller, body);
    const link = await accounts.widgetLink(tenant, { ...request, actor: caller });
    return ok({
      mono_url: link.monoUrl,
      customer: link.customer,
      meta: { ref: link.ref },
      scope: link.scope,
      redirect_url: link.redirectUrl,
      created_at: link.createdAt,
    });
  },
});
