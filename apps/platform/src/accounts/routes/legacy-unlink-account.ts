import { bare } from '@kente/kit/http/reply';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { AccountMissing } from './schemas.ts';

const Unlinked = Type.Object(
  { status: Type.Literal('successful'), message: Type.String() },
  { additionalProperties: false },
);

export const legacyUnlinkAccount = route({
  method: 'POST',
  path: ['/accounts/:id/unlink', '/v1/accounts/:id/unlink'],
  access: {},
  tag: 'Old routes',
  summary: 'End the consent, bare.',
  responses: { 200: Unlinked, 404: AccountMissing },
  async handler({ caller, params }, { accounts }) {
    await accounts.unlink(caller, params.id);
    return bare({ status: 'successful', message: 'Account unlinked successfully' });
  },
});
