import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { readFilter } from '../filter.ts';
import { institutionOnWire } from '../wire.ts';
import { InstitutionBody } from './schemas.ts';

const choice = (description: string) => Type.Optional(Type.String({ description }));

export const listInstitutions = route({
  method: 'GET',
  path: '/v3/institutions',
  access: { product: 'any' },
  tag: 'Institutions',
  summary: 'Institutions that people can link, with their login forms.',
  description:
    'Not paged; by country, then name. A value that the directory does not know is a 400. `auth_methods` are the logins that ' +
    'a connector reaches in the mode of the key; where there is none, `statement_upload` alone.',
  query: Type.Object({
    scope: choice('`financial_data` or `payments`'),
    bank_code: choice('Code of the central bank, such as `058`'),
    nip_code: choice('Code on the NIP switch, such as `000013`'),
    auth_method: choice('`internet_banking`, `mobile_banking`, `primus_plus` or `statement_upload`'),
    country: choice('`ng`, `gh`, `ke` or `za`'),
    type: choice('`PERSONAL_BANKING` or `BUSINESS_BANKING`'),
  }),
  responses: { 200: success(Type.Array(InstitutionBody)), 400: invalidInput },
  handler: ({ caller, query }, { institutions }) => {
    const found = institutions.offered(readFilter(query), caller.mode);
    return ok(
      found.map((each) => institutionOnWire(each, institutions.iconUrl(each))),
      'Request completed successfully',
    );
  },
});
