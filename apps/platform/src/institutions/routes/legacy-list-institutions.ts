import { bare } from '@kente/kit/http/reply';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { institutionOnOldWire } from '../wire.ts';
import { OldInstitutionBody } from './schemas.ts';

export const legacyListInstitutions = route({
  method: 'GET',
  path: '/v1/institutions',
  access: { product: 'any' },
  tag: 'Old routes',
  summary: 'The directory in its old, bare form.',
  responses: { 200: Type.Array(OldInstitutionBody) },
  handler: ({ caller }, { institutions }) =>
    bare(institutions.offered({}, caller.mode).map((each) => institutionOnOldWire(each, institutions.iconUrl(each)))),
});
