import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { ImportsBody } from './import-schemas.ts';
import { importOnWire } from './import-wire.ts';
import { AccountMissing } from './schemas.ts';

export const listImports = route({
  method: 'GET',
  path: '/v2/accounts/:id/imports',
  access: { scope: 'transactions' },
  tag: 'Accounts',
  summary: 'Statement files that were taken into an account, newest first, and what came of each.',
  query: Type.Object(PageQuery),
  responses: { 200: ImportsBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, query, url }, { accounts, config }) {
    const page = pageRequest(query);
    const { total, imports } = await accounts.imports(caller.id, params.id, page);
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(imports.map(importOnWire), 'Data retrieved successfully', { meta });
  },
});
