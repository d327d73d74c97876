import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { RenewalOpened } from './schemas.ts';

export const openRenewal = route({
  method: 'POST',
  path: '/v2/connect/reauth/session',
  access: {},
  tag: 'Linking without a page',
  summary: 'Begin to renew the consent to a linked account from your own screens.',
  body: Type.Object({ account: Type.String({ minLength: 1 }) }),
  responses: { 200: RenewalOpened, 400: invalidInput, 404: missing('account'), 503: failure },
  async handler({ caller, body }, { connect }) {
    const opened = await connect.headless.reopen(caller, body.account);
    return ok({ responseCode: 99, ...opened }, 'Request completed successfully');
  },
});
